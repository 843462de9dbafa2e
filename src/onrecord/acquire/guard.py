"""Which addresses may be asked: http and https, public hosts only, and the very host that was checked.

A name is resolved once, every address it stands for is checked, and the request goes to the checked address with the
name in its `Host` header and in its TLS handshake: a name that changes its mind between check and request (DNS
rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from onrecord.errors import SourceError

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Iterable[str]]
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv4 inside IPv6, RFC 6052
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Target:
    """A checked address: what was asked for, and the one numeric address to connect to."""

    url: str
    scheme: str
    host: str
    port: int
    address: str

    @property
    def host_header(self) -> str:
        """The name for the `Host` header, with the port where it is not the usual one."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == _PORTS[self.scheme] else f"{name}:{self.port}"


def lookup(host: str, port: int) -> list[str]:
    """The numeric addresses of a host, as the system resolves it."""
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def checked(url: str, *, allow_private: bool, resolve: Resolve = lookup) -> Target:
    """The target of an address.

    Raises:
        SourceError: where it is no http(s) address, carries a password, cannot be resolved, or leads to a host that
            is not public while `allow_private` is false.
    """
    scheme, host, port = _parts(url)
    try:
        addresses = list(dict.fromkeys(resolve(host, port)))
    except (OSError, UnicodeError) as error:
        raise SourceError(f"the host {host} cannot be found.", "Check the address and the connection.") from error
    if not addresses:
        raise SourceError(f"the host {host} cannot be found.", "Check the address and the connection.")
    if not allow_private and not all(is_public(address) for address in addresses):
        raise SourceError(f"the host {host} is not public.", "Allow it with --allow-private if you trust it.")
    return Target(url, scheme, host, port, addresses[0])


def _parts(url: str) -> tuple[str, str, int]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise SourceError("this is not an address.", "Check how it is written.") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise SourceError("only http and https addresses are fetched.", "Check how it is written.")
    if parts.username or parts.password:
        raise SourceError("the address carries a user name or password.", "Give it without.")
    try:
        host = parts.hostname if ":" in parts.hostname else parts.hostname.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise SourceError("the host's name is not valid.", "Check how it is written.") from error
    return parts.scheme, host, port or _PORTS[parts.scheme]


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the public internet, also where it hides an IPv4 address in IPv6."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast and not one.is_reserved for one in _behind(ip))


def _behind(ip: IP) -> Iterable[IP]:
    if isinstance(ip, ipaddress.IPv6Address):
        teredo = ip.teredo[1] if ip.teredo else None
        hidden = ip.ipv4_mapped or ip.sixtofour or teredo
        if hidden is None and ip in _TRANSLATED:
            hidden = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        return (hidden,) if hidden else (ip,)
    return (ip,)
