"""`onrecord watch` against a feed on this machine: once, again, and as a service until it is stopped."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from huey import SqliteHuey

PAGE = (
    "<html><head><title>{title}</title><meta property='article:published_time' content='2024-01-10'></head><body>"
    "<article><h1>{title}</h1><p>Mayor Ines Harlow ordered the roads department to repair the {thing} by 30 June 2024."
    " The works will be paid for by the harbour board, which met on Tuesday and heard from its members.</p></article>"
    "</body></html>"
)
ITEM = "<item><title>{title}</title><link>http://127.0.0.1:{port}/{thing}</link><guid>{thing}</guid></item>"


class Site(BaseHTTPRequestHandler):
    things = ("bridge", "pier")

    def do_GET(self) -> None:
        port = self.server.server_address[1]
        name = self.path.strip("/")
        if name == "feed":
            items = "".join(ITEM.format(title=f"News of the {t}", port=port, thing=t) for t in self.things)
            self._send(
                "application/rss+xml", f"<rss version='2.0'><channel><title>Harbour</title>{items}</channel></rss>"
            )
        elif name in self.things:
            self._send("text/html", PAGE.format(title=f"News of the {name}", thing=name))
        else:
            self.send_error(404)

    def _send(self, kind: str, text: str) -> None:
        raw = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def feed() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/feed"
    server.shutdown()


def test_once_takes_what_is_new_and_only_once(run, feed: str):
    first = run("watch", feed, "--once", "--allow-private")
    assert first.returncode == 0, first.stderr
    assert first.stdout.startswith("2 new pages"), first.stderr
    again = run("watch", feed, "--once", "--allow-private")
    assert again.stdout.startswith("0 new pages")
    assert "bridge" in run("list", "--as-of", "2024-02-01").stdout


def test_a_private_address_is_refused_unless_allowed(run, feed: str):
    result = run("watch", feed, "--once")
    assert result.stdout.startswith("0 new pages")
    assert "private" in result.stderr


def test_as_a_service_it_goes_on_until_it_is_stopped(feed: str, tmp_path: Path):
    with service(feed, tmp_path) as process:
        assert process.stdout.readline().startswith("Watching")
        assert process.stdout.readline().startswith("2 new pages")
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)  # a service manager's; SIGINT is ignored where a shell put us in the back
        process.wait(timeout=60)


def test_a_service_killed_while_it_looked_looks_again_when_it_is_started(feed: str, tmp_path: Path):
    lock = SqliteHuey("onrecord", filename=str(tmp_path / "onrecord.jobs")).lock_task("look")
    assert lock.acquire()
    with service(feed, tmp_path) as process:
        assert process.stdout.readline().startswith("Watching")
        assert process.stdout.readline().startswith("2 new pages")
        until = time.monotonic() + 60
        while lock.is_locked() and time.monotonic() < until:
            time.sleep(0.1)
        assert not lock.is_locked()


@contextmanager
def service(feed: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """The watch as a service, ended at the end."""
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "watch", feed, "--allow-private"]
    env = os.environ | {"ONRECORD_LEDGER": str(folder / "onrecord.db")}
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            yield process
        finally:
            process.kill()
