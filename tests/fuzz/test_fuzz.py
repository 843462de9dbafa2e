"""Nothing a file can hold stops a batch: damaged and hostile input becomes a document or an issue, in bounded time.

`ONRECORD_FUZZ_EXAMPLES` sets how many damaged files of each kind are tried.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fuzz.seeds import HOSTILE, SOUND, Many

from onrecord.acquire import acquire
from onrecord.acquire.lists import list_kind, read_list
from onrecord.clean import clean, decoded
from onrecord.config import Config
from onrecord.errors import DocumentError, SourceError
from onrecord.model import Capture, Document, Issue

EXAMPLES = int(os.environ.get("ONRECORD_FUZZ_EXAMPLES", "25"))
TOKENS = [
    b"<",
    b">",
    b"\x00",
    b"\xff",
    b"</p>",
    b"<![CDATA[",
    b"&#0;",
    b"\xe2\x80\xae",
    b'"',
    b"\\ud800",
    b"\r\n",
    b"%s" * 3,
]
TOKENS += [
    b"<script>",
    b"<!ENTITY a 'b'>",
    b"]]>",
    b"9" * 400,
    b"\xef\xbb\xbf",
    b"{",
    b"}",
    b"WARC/1.0\r\n",
    b"obj<<",
    b"--",
]


def read_all(path: Path) -> list[Document | Issue]:
    """All that comes of a file: documents, and issues for whatever cannot be read."""
    results: list[Document | Issue] = []
    for found in acquire([str(path)], config=Config(max_bytes=50_000_000)):
        if isinstance(found, Issue):
            results.append(found)
            continue
        try:
            results.append(sound(clean(found), found))
        except DocumentError as error:
            results.append(Issue(found.source, error.message, error.remedy))
    return results


def sound(document: Document, capture: Capture) -> Document:
    """The document, having kept its promises."""
    json.dumps([document.text, document.title, document.url]).encode("utf-8")
    document.text.encode("utf-8")
    last = 0
    for block in document.set_aside:
        assert last <= block.start < block.end <= len(document.text)
        last = block.end
    source = decoded(capture) if document.source_map else ""
    for start, length, at in document.source_map:
        assert source[at : at + length] == document.text[start : start + length]
    assert document.url is None or document.url.startswith(("http://", "https://"))
    return document


def damaged(content: bytes) -> st.SearchStrategy[bytes]:
    """The content with some of it cut, doubled, replaced or torn off."""
    place = st.integers(0, len(content))
    part = st.one_of(st.sampled_from(TOKENS), st.binary(max_size=8))
    cut = st.tuples(place, st.integers(0, 200), part, st.integers(0, 3))

    def apply(cuts: list[tuple[int, int, bytes, int]]) -> bytes:
        changed = content
        for at, length, token, times in cuts:
            changed = changed[:at] + token * times + changed[at + length :]
        return changed

    return st.lists(cut, min_size=1, max_size=6).map(apply)


@pytest.mark.parametrize("name", SOUND)
def test_sound_files_of_every_kind_are_read(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(SOUND[name])
    results = read_all(tmp_path / name)
    wanted = Issue if name in ("a.xml", "a.opml") else Document
    assert any(isinstance(result, wanted) for result in results)


@pytest.mark.parametrize("name", SOUND)
def test_damaged_files_of_every_kind_become_documents_or_issues(
    name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("fuzz") / name
    tried = 0

    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(damaged(SOUND[name]))
    def try_one(content: bytes) -> None:
        nonlocal tried
        tried += 1
        path.write_bytes(content)
        for result in read_all(path):
            assert str(result)

    try_one()
    assert tried >= EXAMPLES // 2


@settings(max_examples=EXAMPLES, deadline=None, database=None)
@given(st.sampled_from(["a.rss", "a.atom", "a.json", "a.xml", "a.opml"]).flatmap(lambda name: damaged(SOUND[name])))
def test_damaged_lists_are_read_or_refused(content: bytes) -> None:
    try:
        listing = read_list(content)
    except SourceError as error:
        assert error.remedy
        return
    assert listing.kind == list_kind(content)


@pytest.mark.parametrize(("what", "name", "many"), HOSTILE, ids=[row[0] for row in HOSTILE])
def test_hostile_input_takes_time_in_proportion_to_its_size(what: str, name: str, many: Many, tmp_path: Path) -> None:
    spent = []
    for size in (20_000, 80_000):
        (tmp_path / name).write_text(many(size))
        started = time.process_time()
        assert read_all(tmp_path / name), what
        spent.append(time.process_time() - started)
    assert spent[1] < max(1.5, 10 * spent[0])


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("elements inside one another", 1_000_000),
        ("a header without end", 1_000_000),
        ("table cells never closed", 250_000),
        ("lines", 250_000),
    ],
)
def test_a_great_many_of_anything_stay_within_memory(name: str, size: int, tmp_path: Path) -> None:
    file, many = next((row[1], row[2]) for row in HOSTILE if row[0] == name)
    (tmp_path / file).write_text(many(size))
    script = (  # the peak since the process began; getrusage would give that of the tests it was forked from
        "import re, sys; from pathlib import Path; from tests.fuzz.test_fuzz import read_all;"
        "kind = read_all(Path(sys.argv[1]))[0].__class__.__name__;"
        "print(kind, re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / file)], capture_output=True, text=True, timeout=240, check=True
    )
    kind, peak = run.stdout.split()
    assert kind in ("Document", "Issue")
    assert int(peak) < 500_000  # kilobytes
