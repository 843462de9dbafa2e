"""Reading the date cases of Recognizers-Text, and saying how their conventions differ from ours.

Theirs: the end of a stretch is the day after it; "next 3 days" starts tomorrow; a range between two named months or
years ends where the last one begins; "until Friday" and "after Friday" name Friday itself; what lies open in past and
future is given twice, of which the future one is ours, but for "since", which looks back. Nothing else is bent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from onrecord.text.deadlines import TimeExpression, find_times

DAY = timedelta(days=1)
FILES = ("DatePeriodParser", "DateTimeModel", "HolidayParser", "SetParser")

# Why a result is left out. Each class is a test on the case, so that no case can hide under a wrong reason.
LEFT_OUT = {
    "time of day": "hours, parts of days, time zones: we read days",
    "bare duration": "how long, with no day to resolve",
    "no reference day": "the case gives no day to count from",
    "left open by them": "seasons, school and fiscal years, which they name but do not resolve and we do",
    "anaphoric": "'that weekend', 'the same year': they fill in the present one, we read what is said",
    "seen already": "the same words on the same day stand in another of the files",
    "by the moon": "feasts set by the sighting of the moon, which they let begin the evening before",
}


@dataclass(frozen=True)
class Case:
    """One result of one of their cases: the words, the day they are read on, and what they resolve to."""

    file: str
    text: str
    words: str
    start: int
    reference: date | None
    timex: str
    kind: str
    mod: str
    first: date | None
    last: date | None
    resolved: bool

    @property
    def left_out(self) -> str | None:
        """Why it is left out, or None."""
        if self.kind in ("", "time", "datetime", "timerange", "datetimerange", "timezone") or "T" in self.timex[:1]:
            return "time of day"
        if self.kind == "set" and ("T" in self.timex):
            return "time of day"
        if self.kind == "duration":
            return "bare duration"
        if self.reference is None:
            return "no reference day"
        if self.mod == "ref_undef" or self.timex in ("XXXX", "XXXX-XX", "XXXX-WXX", "XXXX-WXX-WE"):
            return "anaphoric"
        if re.search(
            r"ram(?:adan|azan|zan|adhan|athan)|eid|azha|breaking the fast|(?:islamic|hijri|arabic) new year",
            self.words,
            re.I,
        ):
            return "by the moon"
        if self.kind != "set" and not self.resolved and re.search(r"SU|SP|WI|FA|FY|SY", self.timex):
            return "left open by them"
        return None


def cases(folder: Path) -> Iterator[Case]:
    """Every result of the four files."""
    for name in FILES:
        for entry in json.loads((folder / f"{name}.json").read_text(encoding="utf-8-sig")):
            for result in entry["Results"]:
                yield _case(name, entry, result)


def _case(file: str, entry: dict, result: dict) -> Case:
    context = (entry.get("Context") or {}).get("ReferenceDateTime")
    kind = (result.get("TypeName") or result.get("Type") or "").split(".")[-1]
    start = result.get("Start")
    if start is None:
        start = entry["Input"].lower().find(result["Text"].lower())
    value = _value(result)
    return Case(
        file,
        entry["Input"],
        result["Text"],
        start,
        date.fromisoformat(context[:10]) if context else None,
        value.get("timex") or "",
        kind,
        value.get("Mod") or "",
        _day(value.get("start") or value.get("value")),
        _day(value.get("end") or value.get("value")),
        bool(value.get("start") or value.get("end") or _day(value.get("value"))),
    )


def _value(result: dict) -> dict:
    if "Resolution" in result:
        values = result["Resolution"].get("values") or [{}]
        return values[0 if result["Text"].startswith("since") else -1]
    value = result.get("Value") or {}
    future = value.get("FutureResolution") or {}
    return {
        "timex": value.get("Timex") or "",
        "Mod": value.get("Mod") or "",
        "start": future.get("startDate"),
        "end": future.get("endDate"),
        "value": future.get("date"),
    }


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def ours(case: Case) -> TimeExpression | None:
    """Our expression over their words: the one that shares most of them."""
    found = find_times(case.text, case.reference)
    shared = [(min(e.end, case.start + len(case.words)) - max(e.start, case.start), e) for e in found]
    best = max(shared, key=lambda s: s[0], default=(0, None))
    return best[1] if best[0] > 0 else None


def agrees(case: Case, found: TimeExpression | None) -> bool:
    """Whether our reading is theirs, conventions allowed for."""
    if case.kind == "set":
        every = {_recurrence(case.timex)} | ({"P2W"} if "other" in case.words.lower() else set())
        return found is not None and found.recurrence in every  # they keep the weekday and lose the "other"
    if not case.resolved:
        return found is None or (found.first is None and found.last is None)
    if found is None:
        return False
    if found.operator == "starting" and not case.words.lower().startswith(_STARTING) and found.first == case.first:
        return True  # "from October" alone is October to them
    return found.first in _firsts(case) and found.last in _lasts(case, found)


_STARTING = ("from", "since", "start", "begin", "as ")


def _recurrence(timex: str) -> str:
    named = {"P0.5Y": "P6M", "P1WE": "P1W", "P2WE": "P2W", "P1WD": "P1W"}
    if timex.startswith("XXXX-WXX"):
        return "P1W"
    if timex.startswith("XXXX-XX"):
        return "P1M"
    return "P1Y" if timex.startswith("XXXX-") else named.get(timex, timex)


def _firsts(case: Case) -> set[date | None]:
    if case.first is None:
        return {None}
    starts: set[date | None] = {case.first}
    if re.search(r",P[\d.]+(?:BD|[DWMY])", case.timex) and re.search(r"\bnext|coming|future|hence", case.words.lower()):
        starts.add(case.first - DAY)  # they start tomorrow, we today
    if case.mod == "after" or "after" in case.words.lower() or "later than" in case.words.lower():
        starts.add(case.first + DAY)  # they name the day itself
    return starts


def _lasts(case: Case, found: TimeExpression) -> set[date | None]:
    if case.last is None:
        return {None}
    if case.kind == "date":
        return {case.last}
    if case.timex.startswith("(") and not _calendar_length(case):
        return _ends_of_range(case.last, week="week" in case.words.lower())
    ends: set[date | None] = {case.last - DAY}
    if found.operator in ("by", "until"):
        ends.add(case.last)  # "until Friday" names Friday itself
    return ends


def _calendar_length(case: Case) -> bool:
    """A quarter or a decade is written as a range too, and ends on the day after."""
    return bool(re.search(r"P(?:10Y|100Y|3M|6M|\dBD)\)", case.timex)) and not re.search(
        r"\bto\b|\bbetween\b|-|within|from", case.words
    )


def _ends_of_range(end: date, *, week: bool) -> set[date | None]:
    """The day named; the day before an exclusive end; the last day of the week, month, … that begins there."""
    ends: set[date | None] = {end, end - DAY}
    if end.weekday() == 0 and week:
        ends.add(end + 6 * DAY)
    if end.day == 1:
        ends.add((end.replace(day=28) + 4 * DAY).replace(day=1) - DAY)
    if end.day == 1 and end.month in (1, 4, 7, 10):
        ends.add((end.replace(month=end.month + 2, day=28) + 4 * DAY).replace(day=1) - DAY)
    if (end.month, end.day) == (1, 1):
        ends.add(date(end.year, 12, 31))
    return ends
