"""A batch of everything that has been used against readers of files, among stories that are sound."""

from __future__ import annotations

import gzip
import zipfile
from io import BytesIO
from pathlib import Path

from tests.acquire.test_addresses import RSS
from tests.fuzz.seeds import SOUND, STORY

_LAUGHS = "<!DOCTYPE l [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
_OUTSIDE = "<!DOCTYPE l [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
_SCRIPT = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
_RTL = "\u202egnirts\u202c \u2066\u2067x\u2069"


def _zip(content: bytes) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("archive/data.warc", content)
    return packed.getvalue()


def _record(content: bytes) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + content
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://b.example/\r\nContent-Type: application/http\r\n"
    return f"{head}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"


def hostile() -> dict[str, bytes]:
    """The files by name."""
    zeros = gzip.compress(b"<p>" + b"\0" * 100_000_000)
    return {
        "laughs.rss": f"{_LAUGHS}]><rss><channel><title>&a11;</title></channel></rss>".encode(),
        "laughs.xml": f"{_LAUGHS}]><urlset><url><loc>&a11;</loc></url></urlset>".encode(),
        "laughs.opml": f"{_LAUGHS}]><opml><body>&a11;</body></opml>".encode(),
        "laughs.html": f"{_LAUGHS}]><html><body><p>&a11; {STORY}</p></body></html>".encode(),
        "outside.rss": f"{_OUTSIDE}<rss><channel><title>&x;</title></channel></rss>".encode(),
        "bomb.txt.gz": zeros,
        "bomb.jsonl.gz": gzip.compress(b'{"id": 1, "text": "' + b"a" * 100_000_000),
        "bomb.rss.gz": zeros,
        "bomb.warc": _record(zeros),
        "bomb.warc.gz": gzip.compress(_record(zeros)),
        "bomb.wacz": _zip(_record(zeros)),
        "twice.txt.gz": gzip.compress(zeros),
        "nested.html": b"<div>" * 1_000_000 + STORY.encode(),
        "nested.xml": b"<urlset>" + b"<url>" * 1_000_000,
        "nested.jsonl": b'{"id": 1, "text": ' + b"[" * 1_000_000,
        "mixed.txt": STORY.encode() + "Žluťoučký\n".encode("cp1250") + "мост\n".encode("koi8-r") + "橋\n".encode(),
        "mixed.html": b'<meta charset="utf-16"><p>' + STORY.encode() + "é".encode("latin-1") + b"</p>",
        "nuls.txt": STORY.replace(" ", " \0").encode(),
        "nuls.html": f"<p>\0{STORY}\0</p>".encode(),
        "half.jsonl": b'{"id": "\\ud800", "text": "' + STORY.encode() + b' \\udfff"}',
        "turned.txt": f"{_RTL}\n\n{STORY}{_RTL}\n".encode(),
        "turned.html": f"<title>{_RTL}</title><p>{STORY}{_RTL}</p>".encode(),
        "script.html": f"<title>{_SCRIPT}</title><h1>{_SCRIPT}Bridge</h1><p>{STORY}{_SCRIPT}</p>".encode(),
        "script.jsonl": f'{{"id": "{"<script>"}", "title": "<script>x</script>", "text": "{STORY}"}}'.encode(),
        "script.eml": f"Subject: {_SCRIPT}\nFrom: <script>@x\n\n{STORY}".encode(),
        "script.rss": RSS.format(url="javascript:alert(1)//", story=STORY * 4).encode(),
    }


def write(folder: Path) -> tuple[int, int]:
    """Lay the batch out in a folder; how many files are hostile, and how many sound."""
    for name, content in hostile().items():
        (folder / name).write_bytes(content)
    for name, content in SOUND.items():
        (folder / f"sound-{name}").write_bytes(content)
    return len(hostile()), len(SOUND)
