"""What protects the pages: answers carry strict headers, unknown hosts and foreign writes are refused.

A ledger served on loopback has no login, so two things stand between it and a hostile page in the same browser:
the `Host` must be one we serve (else a name rebound to 127.0.0.1 could read it), and a write must come from our own
pages (`Sec-Fetch-Site`, `Origin`).
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


def host_name(host: str) -> str:
    """The host without its port, lower case: `127.0.0.1:8000` gives `127.0.0.1`."""
    name = host.strip().lower()
    if name.startswith("["):
        return name.partition("]")[0] + "]"
    return name.partition(":")[0]


def same_site(headers: Headers) -> bool:
    """Whether a write comes from our own pages.

    Browsers send `Sec-Fetch-Site` and, with a write, `Origin`; a client that sends neither is no browser and cannot
    be steered by a foreign page.
    """
    site = headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    origin = headers.get("origin")
    if origin is None:
        return True
    return urlsplit(origin).netloc.lower() == headers.get("host", "").strip().lower()


class Guard:
    """ASGI middleware: refuses unknown hosts and foreign writes, and puts the headers on every answer.

    Args:
        app: what is guarded.
        hosts: host names that are served, without port.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str] = LOOPBACK) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102 - ASGI
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope["method"], Headers(scope=scope))
        await (refusal or self.app)(scope, receive, send_with_headers)

    def _refusal(self, method: str, headers: Headers) -> PlainTextResponse | None:
        if host_name(headers.get("host", "")) not in self.hosts:
            return PlainTextResponse("This ledger is not served under that host name.\n", 421)
        if method not in SAFE_METHODS and not same_site(headers):
            return PlainTextResponse("A write must come from a page of this ledger.\n", 403)
        return None
