"""Only public hosts are asked, and the very address that was checked."""

import pytest

from onrecord.acquire.guard import checked, is_public
from onrecord.errors import SourceError


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"])
def test_addresses_of_the_public_internet(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "not an address",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://harbour.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http://user:secret@harbour.example/",
        "http://harbour.example:99999/",
        "http://[::1",
        "http://a..b/",
        "no address",
    ],
)
def test_what_is_no_fetchable_address_is_refused(url: str) -> None:
    with pytest.raises(SourceError):
        checked(url, allow_private=True, resolve=lambda *_: ["8.8.8.8"])


@pytest.mark.parametrize(
    "url", ["http://localhost/", "http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://[::1]/"]
)
def test_names_of_this_machine_are_refused_however_written(url: str) -> None:
    with pytest.raises(SourceError):
        checked(url, allow_private=False)


def test_a_name_with_one_private_address_among_public_ones_is_refused() -> None:
    with pytest.raises(SourceError, match="not public"):
        checked("http://harbour.example/", allow_private=False, resolve=lambda *_: ["8.8.8.8", "10.0.0.1"])


def test_the_checked_address_is_kept_with_the_name() -> None:
    target = checked("https://Harbour.example:8443/a", allow_private=False, resolve=lambda *_: ["8.8.8.8"])
    assert (target.address, target.host, target.host_header) == ("8.8.8.8", "harbour.example", "harbour.example:8443")


def test_an_international_name_is_asked_for_in_its_ascii_form() -> None:
    asked = []
    checked("http://bücher.example/", allow_private=True, resolve=lambda host, _: asked.append(host) or ["8.8.8.8"])
    assert asked == ["xn--bcher-kva.example"]
