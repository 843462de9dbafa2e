"""One request: bounded in size, time, redirects and what its compression may grow to; no cookies kept.

The whole request has one deadline: when it passes, the connection is shut, however slowly its bytes trickle.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any
from urllib.parse import urljoin

import httpx2

from onrecord.acquire.guard import Resolve, Target, checked, lookup
from onrecord.config import Config
from onrecord.errors import SourceError

AGENT = "onrecord/0.1 (reads public reporting, one page at a time)"
_MOST_REDIRECTS = 5
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_PAUSE = 10.0  # seconds without a byte
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: the address it came from in the end, status, headers (lower case) and content."""

    url: str
    status: int
    headers: Mapping[str, str]
    content: bytes
    fetched: datetime


class Fetcher:
    """Asks for addresses within the bounds of a configuration."""

    def __init__(self, config: Config, resolve: Resolve = lookup) -> None:
        self._config = config
        self._resolve = resolve

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """What the server answers to a GET, redirects followed and each checked anew.

        Raises:
            SourceError: where the address is refused, nobody answers in time, or the answer is over a bound.
        """
        deadline = time.monotonic() + self._config.fetch_seconds
        for _ in range(_MOST_REDIRECTS + 1):
            target = checked(url, allow_private=self._config.allow_private, resolve=self._resolve)
            answer = self._ask(target, dict(headers or {}), deadline)
            location = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not location:
                return answer
            url = _joined(answer.url, location)
        raise SourceError(f"it redirects more than {_MOST_REDIRECTS} times.", "Give the address it should end at.")

    def _ask(self, target: Target, headers: dict[str, str], deadline: float) -> Answer:
        left = deadline - time.monotonic()
        if left <= 0:
            raise _too_slow(self._config)
        watch = _Watch(left)
        timeout = httpx2.Timeout(min(_PAUSE, left))
        try:
            with (
                httpx2.Client(trust_env=False, follow_redirects=False, timeout=timeout, verify=_trusted()) as client,
                watch,
            ):
                request = client.build_request(
                    "GET",
                    httpx2.URL(target.url).copy_with(host=target.address, fragment=None),
                    headers=_headers(target) | headers,
                    extensions={"sni_hostname": target.host, "trace": watch.see},
                )
                response = client.send(request, stream=True)
                try:
                    answer = self._read(response, target)
                finally:
                    response.close()
            if watch.rang:  # a cut connection can look like the end of the answer
                raise _too_slow(self._config)
            return answer
        except httpx2.HTTPError as error:
            if watch.rang:
                raise _too_slow(self._config) from error
            said = str(error) or type(error).__name__
            raise SourceError(f"it cannot be fetched: {said}.", "Check the address, or try again later.") from error
        except (httpx2.InvalidURL, ValueError, UnicodeError) as error:
            raise SourceError("this is not an address.", "Check how it is written.") from error

    def _read(self, response: httpx2.Response, target: Target) -> Answer:
        headers = {name.lower(): value for name, value in response.headers.items()}
        bound = self._config.max_bytes
        if response.status_code in _REDIRECTS or response.status_code == 304:
            return Answer(target.url, response.status_code, headers, b"", datetime.now(UTC))
        declared = headers.get("content-length", "")
        if declared.isdigit() and int(declared) > bound:
            raise _too_large(bound)
        chunks = _unpacked(response.iter_raw(_CHUNK), headers.get("content-encoding", ""), bound)
        return Answer(target.url, response.status_code, headers, b"".join(chunks), datetime.now(UTC))


class _Watch:
    """Shuts the connection when the time is over."""

    def __init__(self, seconds: float) -> None:
        self.rang = False
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def see(self, event: str, info: Mapping[str, Any]) -> None:
        """Learn the socket from the trace of a request."""
        if event == "connection.connect_tcp.complete":
            self._socket = info["return_value"].get_extra_info("socket")

    def _ring(self) -> None:
        self.rang = True
        if self._socket is not None:
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                return


def _headers(target: Target) -> dict[str, str]:
    return {
        "Host": target.host_header,
        "User-Agent": AGENT,
        "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,"
        "application/xml;q=0.9,application/pdf,text/plain;q=0.8,*/*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Accept-Language": "en, *;q=0.5",
    }


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates the system trusts; loading them takes a while."""
    return httpx2.create_ssl_context(trust_env=False)


def _joined(base: str, location: str) -> str:
    try:
        return urljoin(base, location)
    except ValueError as error:
        raise SourceError("it redirects to something that is no address.", "Give another address.") from error


def _unpacked(chunks: Iterator[bytes], encoding: str, bound: int) -> Iterator[bytes]:
    """The chunks with their compression undone, never more than the bound in all."""
    kind = encoding.strip().lower()
    if kind not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise SourceError(f"it is packed in a way that was not asked for ({kind}).", "Save the page and add the file.")
    unpack = None if kind in ("", "identity") else zlib.decompressobj(wbits=47 if "gzip" in kind else 15)
    size = 0
    for chunk in chunks:
        for piece in _pieces(chunk, unpack, bound):
            size += len(piece)
            if size > bound:
                raise _too_large(bound)
            yield piece


def _pieces(chunk: bytes, unpack: Any, bound: int) -> Iterator[bytes]:
    if unpack is None:
        yield chunk
        return
    try:
        while chunk and not unpack.eof:
            yield unpack.decompress(chunk, _CHUNK * 16)
            chunk = unpack.unconsumed_tail
    except zlib.error as error:
        raise SourceError("its compression is broken.", "Try again later, or save the page.") from error


def _too_large(bound: int) -> SourceError:
    return SourceError(f"it is larger than {bound / 1e6:.0f} MB.", "Save the part you need and add the file.")


def _too_slow(config: Config) -> SourceError:
    return SourceError(f"it did not come within {config.fetch_seconds:.0f} seconds.", "Try again later.")
