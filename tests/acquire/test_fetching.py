"""A request is bounded in every direction, and keeps no cookies."""

import gzip
import time
import zlib

import pytest
from tests.acquire.server import Page, Site

from onrecord.acquire.fetching import Fetcher
from onrecord.config import Config
from onrecord.errors import SourceError

LOCAL = Config(allow_private=True, max_bytes=100_000, fetch_seconds=5)


def test_a_page_is_fetched_with_its_headers_and_time(site: Site) -> None:
    site.pages["/a"] = Page(b"<p>Harbour")
    answer = Fetcher(LOCAL).get(site.url + "/a#part")
    assert (answer.status, answer.content) == (200, b"<p>Harbour")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.fetched.tzinfo is not None


def test_a_local_address_is_refused_unless_allowed(site: Site) -> None:
    with pytest.raises(SourceError, match="not public"):
        Fetcher(Config()).get(site.url + "/a")
    assert site.asked == []


def test_redirects_are_followed_and_each_is_checked(site: Site) -> None:
    site.pages["/old"] = Page(status=302, headers={"Location": "/new"})
    site.pages["/new"] = Page(b"here")
    assert Fetcher(LOCAL).get(site.url + "/old").url == site.url + "/new"


def test_a_redirect_to_a_private_host_is_refused(site: Site) -> None:
    site.pages["/out"] = Page(status=302, headers={"Location": "http://inside.example/"})
    port = site.url.rpartition(":")[2]
    hosts = {"public.example": "127.0.0.1", "inside.example": "10.0.0.1"}
    fetcher = Fetcher(Config(fetch_seconds=5), resolve=lambda host, _: [hosts[host]])
    with pytest.raises(SourceError, match=r"public\.example is not public"):
        fetcher.get(f"http://public.example:{port}/out")
    allowed = Fetcher(LOCAL, resolve=lambda host, _: [hosts[host]] if host != "inside.example" else [])
    with pytest.raises(SourceError, match=r"inside\.example cannot be found"):
        allowed.get(f"http://public.example:{port}/out")


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://x/", "http://[broken", "javascript:alert(1)"])
def test_a_redirect_to_no_address_is_refused(site: Site, location: str) -> None:
    site.pages["/out"] = Page(status=301, headers={"Location": location})
    with pytest.raises(SourceError):
        Fetcher(LOCAL).get(site.url + "/out")


def test_endless_redirects_end(site: Site) -> None:
    site.pages["/round"] = Page(status=302, headers={"Location": "/round"})
    with pytest.raises(SourceError, match="redirects more than"):
        Fetcher(LOCAL).get(site.url + "/round")
    assert len(site.asked) == 6


def test_the_name_is_resolved_once_for_each_request_and_pinned(site: Site) -> None:
    site.pages["/a"] = Page(b"here")
    answers = iter([["127.0.0.1"], ["10.9.9.9"]])
    fetcher = Fetcher(LOCAL, resolve=lambda *_: next(answers))
    port = site.url.rpartition(":")[2]
    assert fetcher.get(f"http://turning.example:{port}/a").content == b"here"
    assert site.asked[0][1]["host"] == f"turning.example:{port}"


def test_an_answer_over_the_bound_is_refused(site: Site) -> None:
    site.pages["/big"] = Page(b"x" * 200_000)
    with pytest.raises(SourceError, match="larger than"):
        Fetcher(LOCAL).get(site.url + "/big")


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_a_packed_answer_is_unpacked(site: Site, packing: str) -> None:
    pack = gzip.compress if packing == "gzip" else zlib.compress
    site.pages["/packed"] = Page(pack(b"Harbour " * 1000), headers={"Content-Encoding": packing})
    assert Fetcher(LOCAL).get(site.url + "/packed").content == b"Harbour " * 1000


def test_a_bomb_of_compression_is_defused(site: Site) -> None:
    site.pages["/bomb"] = Page(gzip.compress(b"\0" * 50_000_000), headers={"Content-Encoding": "gzip"})
    with pytest.raises(SourceError, match="larger than"):
        Fetcher(LOCAL).get(site.url + "/bomb")


def test_unknown_and_broken_packing_is_told(site: Site) -> None:
    site.pages["/br"] = Page(b"x", headers={"Content-Encoding": "br"})
    site.pages["/broken"] = Page(b"no gzip", headers={"Content-Encoding": "gzip"})
    with pytest.raises(SourceError, match="packed"):
        Fetcher(LOCAL).get(site.url + "/br")
    with pytest.raises(SourceError, match="broken"):
        Fetcher(LOCAL).get(site.url + "/broken")


def test_bytes_that_trickle_are_cut_off_at_the_deadline(site: Site) -> None:
    site.pages["/slow"] = Page(b"x" * 100, slow=0.1)
    started = time.monotonic()
    with pytest.raises(SourceError, match="did not come within"):
        Fetcher(Config(allow_private=True, fetch_seconds=0.5)).get(site.url + "/slow")
    assert time.monotonic() - started < 3


def test_cookies_are_never_sent_back(site: Site) -> None:
    site.pages["/a"] = Page(status=302, headers={"Location": "/b", "Set-Cookie": "track=1; Path=/"})
    site.pages["/b"] = Page(b"here", headers={"Set-Cookie": "track=2; Path=/"})
    fetcher = Fetcher(LOCAL)
    fetcher.get(site.url + "/a")
    fetcher.get(site.url + "/a")
    assert len(site.asked) == 4
    assert not any("cookie" in headers for _, headers in site.asked)


def test_nobody_listening_is_told() -> None:
    with pytest.raises(SourceError, match="cannot be fetched"):
        Fetcher(LOCAL).get("http://127.0.0.1:1/")
