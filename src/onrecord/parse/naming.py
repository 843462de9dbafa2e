"""Names, offices and bodies as they are written, found word by word: capitals, titles beside them, heads of bodies.

`naming(...)` gives `Naming`s in order; what they stand for is settled afterwards, in `coreference`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.model import ActorKind, Document, Sentence
from onrecord.parse import lexicon as lex
from onrecord.parse.offices import OfficeReader
from onrecord.parse.rows import Naming, Row, bare, row_of
from onrecord.text.names_shouted import is_shouted

_PRONOUNS = {"he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "herself": "she"}
_OPENERS = ("", *".:;!?)]([-–—•*\"'“‘«`”’")
_CALLED = re.compile(r"((?:[^\W\d_][\w’'.-]+ ){1,2}[^\W\d_][\w’'.-]+):")
_OPENING = frozenset(  # the small words with which something named can begin
    {*_PRONOUNS, *lex.OFFICES, *lex.OFFICE_WORDS, *lex.DOMAINS, *lex.COMMON_BODIES, *lex.HONORIFICS}
)
_OF_A_THING = frozenset(["the", "a", "an", "in", "of", "from", "to", "his", "her", "its", "their", "our"])
_ACRONYM = re.compile(r"[A-Z][A-Z&]{2,7}")
_LOWER = re.compile(r"(?<![\w’'])[a-z]{3,}(?![\w’'])")


class _Reader:
    """Reads the rows of one document; `seen` are words that stand with a capital inside a sentence."""

    def __init__(self, rows: list[Row], small: frozenset[str]) -> None:
        self.small = small
        self.seen = {
            bare(r.words[i]) for r in rows if not r.loud for i in range(1, len(r.words)) if r.cap(i) and r.near(i - 1)
        }
        called = {m.group(1) for r in rows if r.text.endswith(":") for m in [_CALLED.fullmatch(r.text)] if m}
        called |= {" ".join(r.words[:2]) for r in rows if len(r.words) > 2 and r.cap(0) and r.cap(1) and not r.cap(2)}
        self.offices = OfficeReader(called)
        self.families = {bare(r.lows[i + 1]) for r in rows for i in range(len(r.words) - 1) if self._is_named(r, i)}
        first = {r.words[0] for r in rows if r.words}
        self.lettered = first >= {"A.", "B."}  # its paragraphs, so that "A. Lee" may be no initial

    def read(self, row: Row) -> Iterator[Naming]:
        i = 0
        while i < len(row.words):
            if not row.caps[i] and bare(row.lows[i]) not in _OPENING:
                i += 1
                continue
            found, i = self._at(row, i)
            yield from found

    def _at(self, row: Row, i: int) -> tuple[list[Naming], int]:
        """What begins at word i, and where to go on."""
        if i == 0 and self.lettered and len(row.words[0]) == 2 and row.words[0][1] == ".":
            return [], 1
        for attempt in (self._pronoun, self._town, self._family, self.offices.read, self._body, self._name):
            got = attempt(row, i)
            if got:
                return got
        return [], i + 1

    def _town(self, row: Row, i: int) -> tuple[list[Naming], int] | None:
        """A town a table knows, before 'Sultan' or 'St' in its name can be taken for something else."""
        for j in range(min(i + 3, len(row.words)), i, -1):
            whole = (
                row.cap(j - 1) and all(row.near(m) for m in range(i, j - 1)) and not (row.near(j - 1) and row.cap(j))
            )
            if row.cap(i) and whole and lex.is_place(row.slice(i, j)[2].replace(" ", "-")):
                return [Naming(*row.slice(i, j), ActorKind.PLACE, row.number)], j
        return None

    @staticmethod
    def _is_named(row: Row, i: int) -> bool:
        """Whether a given name stands at i and a family name that is an office or a country behind it."""
        return row.cap(i) and row.low(i) in lex.GIVEN_NAMES and row.family_name(i + 1)

    def _family(self, row: Row, i: int) -> tuple[list[Naming], int] | None:
        """'Ann Bishop', and 'Bishop' alone where the document names her so somewhere."""
        if self._is_named(row, i):
            return [Naming(*row.slice(i, i + 2), ActorKind.PERSON, row.number)], i + 2
        alone = row.cap(i) and bare(row.low(i)) in self.families and not (row.near(i) and row.cap(i + 1))
        if not alone or row.low(i - 1) in _OF_A_THING or (row.cap(i - 1) and row.near(i - 1)):
            return None
        return [Naming(*row.slice(i, i + 1), ActorKind.PERSON, row.number)], i + 1

    # bodies with a small letter: "the ministry", "the federal government"
    def _body(self, row: Row, i: int) -> tuple[list[Naming], int] | None:
        low = bare(row.low(i))
        if low not in lex.COMMON_BODIES or row.cap(i):
            return None
        if row.near(i) and row.cap(i + 1) and row.person_word(i + 1):
            return [], i + 1  # "the firm Northwind": the name says it
        first = i
        while (
            first > 0
            and i - first < 3
            and row.near(first - 1)
            and (lex.adjective(row.words[first - 1]) or row.low(first - 1) in lex.OFFICE_WORDS)
        ):
            first -= 1
        start, end, text = row.slice(first, i + 1)
        code = row.country_in(first, i + 1)
        return [Naming(start, end, text, ActorKind.BODY, row.number, head=low, country=code, common=True)], i + 1

    # any other run of capitals
    def _name(self, row: Row, i: int) -> tuple[list[Naming], int] | None:
        if not row.cap(i) or row.loud:
            return None
        whole = row.country_run(i)
        j = self._name_run(row, i)
        if whole and whole >= j:
            start, end, text = row.slice(i, whole)
            return [Naming(start, end, text, ActorKind.COUNTRY, row.number, country=lex.country(text))], whole
        if row.text[: row.spans[i][0]].rstrip()[-1:] in _OPENERS and not _ACRONYM.fullmatch(row.words[i]):
            past = self._past_opening(row, i, j)
            if past > i:
                return [], past
        if i >= j:
            return [], max(j, i)
        start, end, text = row.slice(i, j)
        if (
            j - i == 1
            and (not _ACRONYM.fullmatch(row.words[i]) or is_shouted(row.words[i]))
            and (row.no_name(i) or bare(row.low(i)) in lex.TIME_WORDS or lex.adjective(text))
        ):
            return [], j
        for k in range(j - 1, i, -1):  # "Central Bank Chairman Ann Lee": the body belongs to the title
            if bare(row.low(k)) in lex.OFFICES:
                title, head = row.slice(i, k + 1)[2], bare(row.low(k))
                if k + 1 < j and row.person_run(k + 1) == j:
                    return [Naming(*row.slice(k + 1, j), ActorKind.PERSON, row.number, title=title, head=head)], j
                if k + 1 == j:
                    return [Naming(start, end, text, ActorKind.OFFICE, row.number, head=head, common=True)], j
        kind, head = self._kind(row, i, j)
        common = j - i == 1 and head != ""
        return [Naming(start, end, text, kind, row.number, head=head, country=row.country_in(i, j), common=common)], j

    def _past_opening(self, row: Row, i: int, j: int) -> int:
        """The first word of a sentence has a capital anyway: is it part of the name?"""
        while i < j:
            low = bare(row.low(i))
            known = lex.country(low) or lex.adjective(low) or low in lex.BODIES or bare(row.words[i]) in self.seen
            if (
                (
                    low in lex.NOT_NAMES
                    and not (
                        low == "executive"
                        or (
                            j - i > 1
                            and bare(row.low(j - 1)) in lex.BODIES
                            and low not in ("the", "a", "an", "in", "on", "at", "as")
                        )
                    )
                )
                or (not known and low in self.small and not (j - i > 1 and self._kind(row, i, j)[1]))
                or (not known and j - i == 1 and row.spans[i][0] not in row.proper)
            ):
                i += 1
            else:
                break
        return i

    def _name_run(self, row: Row, i: int) -> int:
        """The end of the run of capitals beginning at i, through 'of the', 'for' and 'and' inside a body's name."""
        j, head = i, False
        while j < len(row.words):
            low = bare(row.low(j))
            if is_shouted(row.words[j]):
                break
            unnamed = row.no_name(j) and j > i and not head and not self._party(row, i, j)
            if row.cap(j) and low not in lex.TIME_WORDS and not unnamed:
                if (
                    j > i
                    and low in lex.OFFICES
                    and not head
                    and self.offices.head(row, j) is not None
                    and low != "general"
                ):
                    break
                head = head or low in lex.BODIES or low in lex.OFFICES
                j += 1
                if self._owners(row, j - 1, head):
                    continue
                if (row.possessive(j - 1) and not self._goes_on(row, j - 1)) or not row.near(j - 1):
                    break
                continue
            if j > i and low in lex.PARTICLES and row.near(j) and row.cap(j + 1):
                j += 1
                continue
            bridge = self._bridge(row, i, j, head)
            if not bridge:
                break
            j = bridge
        while j > i and not row.cap(j - 1) and not row.words[j - 1][0].isdigit():
            j -= 1
        return max(j, i + 1)

    @staticmethod
    def _party(row: Row, i: int, j: int) -> bool:
        """Whether word j ends the name of a party like "NZ First"; "Scotland's First Minister" is none."""
        follows = bare(row.low(j + 1)) in lex.OFFICES | lex.OFFICE_WORDS and row.cap(j + 1) and row.near(j)
        return j == i + 1 and row.low(j) == "first" and row.words[i].isupper() and not follows

    def _goes_on(self, row: Row, j: int) -> bool:
        """A possessive inside a name: "President's Economic Recovery Advisory Board", "Children's Fund"."""
        return (
            row.near(j)
            and any(bare(row.low(k)) in lex.BODIES and row.cap(k) for k in range(j + 1, min(j + 6, len(row.words))))
            and (
                bare(row.low(j))
                in ("president", "children", "women", "people", "governor", "workers", "men", "majesty")
            )
        )

    def _owners(self, row: Row, j: int, head: bool) -> bool:
        """A plural possessive inside a name: "Growers' Union", "Directorate of the Students' Campus"."""
        if row.low(j)[-1:] != "s" or row.gap(j) not in ("' ", "’ ") or not row.cap(j + 1):
            return False
        return head or any(bare(row.low(k)) in lex.BODIES and row.cap(k) for k in (j + 1, j + 2))

    def _bridge(self, row: Row, i: int, j: int, head: bool) -> int | None:
        """Past 'of the', 'for', 'and' at j, where a body's name goes on behind it."""
        low = row.low(j)
        if low not in lex.JOINERS or not head or not row.near(j) or low in ("to", "with", "under", "the"):
            return None
        if low == "and":
            inside = any(row.low(k) in ("of", "for", "on") for k in range(i, j))
            next_low = bare(row.low(j + 1))
            if (
                not (inside and row.cap(j + 1))
                or next_low in lex.BODIES - {"services", "forces"}
                or next_low in lex.OFFICES
                or lex.country(next_low)
            ):
                return None
            return j + 1 if next_low in lex.DOMAINS or next_low in self.small else None
        k = j + 1
        if row.low(k) == "the" and row.near(k):
            k += 1
        if low in ("on", "in", "against") and bare(row.low(j - 1)) not in lex.BODIES:
            return None
        return k if row.cap(k) and bare(row.low(k)) not in lex.TIME_WORDS else None

    def _kind(self, row: Row, i: int, j: int) -> tuple[ActorKind | None, str]:
        """What a run is by its words, and its head."""
        lows = [bare(row.low(k)) for k in range(i, j)]
        text = row.slice(i, j)[2]
        cut = next((n for n, w in enumerate(lows) if w in ("of", "for", "on", "against", "in") and n), len(lows))
        for word in (lows[cut - 1], *lows[:cut][::-1], lows[-1]):
            if word in lex.BODIES:
                return ActorKind.BODY, word
        if lows[-1] in lex.PLACES or lows[0] in ("lake", "mount", "republic", "port", "cape") or lex.is_place(text):
            return ActorKind.PLACE, ""
        letters = text.replace(".", "").replace("-", "").removesuffix(" First")
        if letters.isupper() and 2 <= len(letters) <= 8 and letters.isalpha():
            return ActorKind.BODY, ""
        return None, ""

    def _pronoun(self, row: Row, i: int) -> tuple[list[Naming], int] | None:
        gender = _PRONOUNS.get(row.low(i))
        if gender is None or row.words[i].isupper():
            return None
        start, end, text = row.slice(i, i + 1)
        return [Naming(start, end, text, ActorKind.PERSON, row.number, pronoun=gender)], i + 1


def naming(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Naming, ...]:
    """Everybody and everything named in the sentences, in order, not yet resolved."""
    rows = [row_of(document, s, n) for n, s in enumerate(sentences)]
    small = frozenset(w for r in rows for w in _LOWER.findall(r.text))
    reader = _Reader(rows, small)
    found = [n for row in rows for n in reader.read(row)]
    return tuple(_appositions(document.text, found))


_APPOSITION = re.compile(r",\s+(?:(?:the|a|an|its|their|his|her|who is)\s+)?")


def _appositions(text: str, found: list[Naming]) -> Iterator[Naming]:
    """'Ann Lee, the minister for health,': the office behind a name becomes its title."""
    for n, one in enumerate(found):
        after = found[n + 1] if n + 1 < len(found) else None
        if (
            after is not None
            and one.kind in (None, ActorKind.PERSON)
            and not one.pronoun
            and not one.title
            and after.kind is ActorKind.OFFICE
            and _APPOSITION.fullmatch(text, one.end, after.start)
            and text[after.end : after.end + 1] in (",", ".", ")", ";", "")
        ):
            yield replace(one, kind=ActorKind.PERSON, title=after.text, head=after.head, country=after.country)
        else:
            yield one
