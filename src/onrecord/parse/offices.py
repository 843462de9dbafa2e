"""Offices as written: "Russian President Ann Lee", "the minister for health, Ann Lee", "the Chair of the Council"."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from onrecord.model import ActorKind
from onrecord.parse import lexicon as lex
from onrecord.parse.rows import Naming, Row, bare

_LINKS = frozenset(["and", "of", "the", "for", "on", "against"])
_AMBIGUOUS = frozenset(
    ["chair", "head", "major", "general", "lead", "representative", "heads", "judge", "boss", "speaker"]
)


@dataclass(frozen=True, slots=True)
class OfficeReader:
    """Reads office phrases. `called`: names of people that stand by themselves somewhere in the document."""

    called: Set[str]

    def read(self, row: Row, i: int) -> tuple[list[Naming], int] | None:
        """The office phrase beginning at word i, with the person it is the title of, and the word after; or None."""
        head = self.head(row, i)
        if head is None:
            return None
        after = head + 1
        if row.possessive(head):
            start, end, text = row.slice(i, after)
            return [self._titled(row, i, head, start, end, text)], after
        stop = self._of_phrase(row, head)
        name_at = stop
        person = row.person_run(name_at, titled=True) if row.near(stop - 1) else None
        if person is None and row.gap(stop - 1).strip() == "," and stop < len(row.words):
            name_at = stop
            person = row.person_run(name_at, titled=True)
            if person is not None and not row.closes(person):
                person = None
        start, end, text = row.slice(i, stop)
        if person is None and row.low(stop) == "and" and row.near(stop - 1):
            second = self.read(row, stop + 1)  # "Kazakh President and Supreme Commander-in-Chief Ann Lee"
            if second and second[0][0].kind is ActorKind.PERSON and second[0][0].title:
                one = second[0][0]
                return [replace(one, title=f"{text} and {one.title}", head=bare(row.low(head)))], second[1]
        if person is None:
            return [self._titled(row, i, head, start, end, text)], stop
        left, right, name = row.slice(name_at, person)
        code = row.country_in(i, stop)
        return [
            Naming(left, right, name, ActorKind.PERSON, row.number, title=text, head=row.low(head), country=code)
        ], person

    def _titled(self, row: Row, i: int, head: int, start: int, end: int, text: str) -> Naming:
        code = row.country_in(i, head + 3)
        return Naming(
            start, end, text, ActorKind.OFFICE, row.number, head=bare(row.low(head)), country=code, common=True
        )

    def head(self, row: Row, i: int) -> int | None:
        """The head of an office phrase beginning at i: at most five words on."""
        for j in range(i, min(i + 6, len(row.words))):
            low = bare(row.low(j))
            if low in lex.HONORIFICS and j == i and row.cap(j):
                return j
            if low in lex.OFFICES and not (low in lex.OFFICE_WORDS and self._more_office(row, j)):
                return j if row.cap(j) or low not in _AMBIGUOUS or self._is_noun(row, i, j) else None
            if (
                not (low in lex.OFFICE_WORDS or (lex.adjective(low) and row.cap(j)))
                or not row.near(j)
                or row.possessive(j)
            ):
                return None
        return None

    def _is_noun(self, row: Row, i: int, j: int) -> bool:
        """'the head of', 'its chair', not 'to chair a meeting' or 'a major task'."""
        before = row.low(i - 1)
        return row.low(j + 1) in ("of", "for") and (j > i or before in ("the", "its", "their", "his", "her", "as", ","))

    def _more_office(self, row: Row, j: int) -> bool:
        """'general director', 'chief executive officer': the word only describes the office that follows."""
        return row.near(j) and bare(row.low(j + 1)) in lex.OFFICES

    def _of_phrase(self, row: Row, head: int) -> int:
        """The end of '… of Russia', '… for Emergency Situations', '… of the Treasury'."""
        j = head + 1
        if not row.near(head) or row.low(j) not in ("of", "for") or not row.near(j):
            return j
        k = j + 1
        if row.low(k) in ("the", "its", "their") and row.near(k):
            k += 1
        begin = fresh = k
        whole = row.country_run(k)
        if whole:
            return whole
        while k < len(row.words) and (k == begin or row.near(k - 1)):
            if self._concern(row, k, fresh):
                k += 1
                if row.possessive(k - 1):
                    break
            elif self._concern_goes_on(row, k, begin):
                k += 1
                fresh = k + 1 if row.low(k) == "the" else k
            else:
                break
        while k > begin and row.low(k - 1) in _LINKS:
            k -= 1
        return k if k > begin else j

    def _concern(self, row: Row, k: int, begin: int) -> bool:
        """Whether word k can be part of what an office is of."""
        low = bare(row.low(k))
        if low in lex.DOMAINS or low in lex.BODIES:
            return True
        if not row.cap(k) or low in lex.TIME_WORDS:
            return False
        return k == begin or not row.starts_person(k) or self._known_later(row, k)

    def _known_later(self, row: Row, k: int) -> bool:
        """Whether a name the document gives elsewhere begins only at the next word: '… Initiatives Ann Lee'."""
        end = row.person_run(k) or k
        return end - k > 2 and " ".join(row.words[k + 1 : end]) in self.called

    def _concern_goes_on(self, row: Row, k: int, begin: int) -> bool:
        """Whether 'and', 'of', 'the', 'on' at k leads on: '… of Health and Human Services', '… of the Council on X'."""
        low, following = row.low(k), bare(row.low(k + 1))
        if low not in _LINKS or not row.near(k):
            return False
        if low == "and":
            return following in lex.DOMAINS and row.cap(k + 1) == row.cap(begin)
        if low in ("on", "against"):
            return bare(row.low(k - 1)) in lex.BODIES and row.cap(k + 1)
        return row.cap(k + 1) or following == "the" or following in lex.DOMAINS
