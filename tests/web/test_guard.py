"""What the guard lets through: our own hosts, our own pages, nothing inline."""

import pytest
from fastapi.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.web import create_app


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:1", "[::1]:80", "LOCALHOST"])
def test_our_own_hosts_are_served(room: TestClient, host: str) -> None:
    assert room.get("/about", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.example:80", "", "[::2]"])
def test_other_hosts_are_refused(room: TestClient, host: str) -> None:
    assert room.get("/about", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("path", ["/", "/commitments", "/static/onrecord.css", "/nowhere", "/?as_of=never"])
def test_every_answer_carries_the_headers(room: TestClient, path: str) -> None:
    headers = room.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://localhost", "sec-fetch-site": "same-origin"}, 404),
        ({}, 404),  # no browser
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),  # another port of this machine
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "http://localhost:9"}, 403),
        ({"origin": "null"}, 403),
    ],
)
def test_a_write_must_come_from_our_own_pages(kept: Ledger, headers: dict[str, str], status: int) -> None:
    client = TestClient(create_app(kept), base_url="http://localhost")
    assert client.post("/nowhere", headers=headers).status_code == status
