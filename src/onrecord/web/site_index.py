"""The search of a published site: what it looks through, as scripts, since a page opened from a disk may load no data.

    static/search-index.js           how many entries there are, and which words begin how
    static/search/words-64-72.js     every word that begins with two letters (here "dr"), and the entries it stands in
    static/search/entries-0.js       the entries themselves, a few a file

A reader loads the beginnings of the words looked for and the entries that are shown, so that neither grows with the
site. An entry holds what the record quotes: a commitment its sentences and its evidence, its actors and outlets.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

BEGINNING = 2  # letters
CHUNK = 25  # entries a file
LONGEST_QUOTE = 400  # characters shown under a hit
WORD = re.compile(r"[^\W_]+")
KINDS = ("commitment", "source", "actor")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found: its page, what is shown of it, and everything it can be found by."""

    path: str
    kind: str
    title: str
    detail: str
    quote: str = ""
    more: tuple[str, ...] = ()

    def words(self) -> set[str]:
        """The words it is found by."""
        return set(WORD.findall(level(" ".join((self.title, self.detail, self.quote, *self.more)))))

    def shown(self) -> list[str | int]:
        """What a page needs to show it."""
        return [self.path, KINDS.index(self.kind), self.title, self.detail, self.quote[:LONGEST_QUOTE]]


def level(text: str) -> str:
    """A text without capitals and marks, as the script in the page levels what is asked."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.category(letter).startswith("M")).lower()


def beginning(word: str) -> str:
    """The name of the file a word stands in: its first letters as numbers, which every disk can write."""
    return "-".join(f"{ord(letter):x}" for letter in word[:BEGINNING])


def scripts(entries: Iterable[Entry]) -> Iterator[tuple[str, bytes]]:
    """The files of the search: their paths and their content."""
    kept = list(entries)
    holding: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, entry in enumerate(kept):
        for word in entry.words():
            holding[beginning(word)][word].append(number)
    head = {"entries": len(kept), "chunk": CHUNK, "beginnings": sorted(holding)}
    yield "static/search-index.js", _script("window.onrecordSearch = ", head, ";")
    for name, words in sorted(holding.items()):
        table = {word: _steps(numbers) for word, numbers in sorted(words.items())}
        yield f"static/search/words-{name}.js", _script(f'onrecordSearch.take("words-{name}", ', table, ");")
    for at in range(0, len(kept), CHUNK):
        name = f"entries-{at // CHUNK}"
        shown = [entry.shown() for entry in kept[at : at + CHUNK]]
        yield f"static/search/{name}.js", _script(f'onrecordSearch.take("{name}", ', shown, ");")


def _steps(numbers: list[int]) -> list[int]:
    """Rising numbers, each as its distance from the one before."""
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]


def _script(before: str, value: object, after: str) -> bytes:
    data = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return f"{before}{data}{after}\n".encode("ascii")
