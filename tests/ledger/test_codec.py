from __future__ import annotations

import json
from dataclasses import is_dataclass
from datetime import date, datetime
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import model
from onrecord.ledger import codec

text = st.text(max_size=12)
days = st.dates()


@st.composite
def spans(draw: Any) -> model.Span:
    quote = draw(st.text(min_size=1, max_size=12))
    start = draw(st.integers(0, 10_000))
    return model.Span(draw(text), start, start + len(quote), quote)


@st.composite
def timeframes(draw: Any) -> model.Timeframe:
    start, end = sorted([draw(days), draw(days)])
    return model.Timeframe(
        draw(spans()),
        draw(st.sampled_from([None, start])),
        draw(st.sampled_from([None, end])),
        draw(st.none() | text),
        draw(st.none() | values(model.Anchor)),
        draw(text),
        draw(text),
    )


def free() -> st.SearchStrategy[Any]:
    """What a field annotated Any may hold."""
    plain = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | text
    return st.recursive(plain, lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=4)


def of(kind: Any) -> st.SearchStrategy[Any]:
    """Values of an annotated type."""
    args = get_args(kind)
    if kind is Any:
        return free()
    if kind is str:
        return text
    if kind is float:
        return st.floats(allow_nan=False)
    if get_origin(kind) is tuple and args[-1] is Ellipsis:
        return st.lists(of(args[0]), max_size=3).map(tuple)
    if get_origin(kind) is tuple:
        return st.tuples(*map(of, args))
    if args:
        return st.one_of(*[st.none() if arg is NoneType else of(arg) for arg in args])
    special = {model.Span: spans, model.Timeframe: timeframes, date: st.dates, datetime: st.datetimes}
    if kind in special:
        return special[kind]()
    return values(kind) if is_dataclass(kind) else st.from_type(kind)


def values(kind: Any) -> st.SearchStrategy[Any]:
    return st.deferred(lambda: st.builds(kind, **{name: of(hint) for name, hint in get_type_hints(kind).items()}))


STORED = [
    model.Document,
    model.Quotation,
    model.Mention,
    model.Statement,
    model.Actor,
    model.Commitment,
    model.Evidence,
    model.Standing,
    model.Decision,
    model.Proposal,
    model.Status,
    model.Issue,
]


@pytest.mark.parametrize("kind", STORED, ids=lambda kind: kind.__name__)
def test_whatever_is_stored_comes_back_equal(kind: Any) -> None:
    @settings(deadline=None)
    @given(values(kind))
    def holds(value: Any) -> None:
        written = codec.encode(value)
        assert codec.decode(kind, written) == value
        assert codec.encode(codec.decode(kind, written)) == written

    holds()


def test_fields_at_their_default_take_no_room() -> None:
    assert codec.encode(model.Issue("a.txt", "it is empty.")) == '{"message":"it is empty.","source":"a.txt"}'


def test_days_and_enumerations_are_written_so_that_a_person_can_read_them() -> None:
    written = json.loads(codec.encode(model.Standing(date(2021, 5, 1), model.Outcome.DONE, model.Basis.CLAIMED)))
    assert written == {"since": "2021-05-01", "outcome": "done", "basis": "claimed"}


@pytest.mark.parametrize("odd", [object(), {1: "a"}, date(2021, 1, 1), b"bytes"], ids=repr)
def test_a_decision_holds_only_what_can_be_written_down(odd: object) -> None:
    one = model.Decision("d", "edit", "c", "Ed", datetime(2021, 1, 1), after=(("field", odd),))
    with pytest.raises(TypeError):
        codec.encode(one)


def test_a_list_in_a_decision_comes_back_as_a_tuple() -> None:
    one = model.Decision("d", "edit", "c", "Ed", datetime(2021, 1, 1), after=(("field", ["a", {"b": [1]}]),))
    assert codec.decode(model.Decision, codec.encode(one)).after == (("field", ("a", {"b": (1,)})),)
