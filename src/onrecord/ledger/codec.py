"""Values to JSON and back, without loss.

`encode(value)` gives compact JSON with the fields that differ from their defaults; `decode(cls, text)` gives an equal
value back. How a field travels follows from its annotation: days and moments as ISO 8601, enumerations by value,
tuples and sets as lists, mappings of texts and nested values as objects. Fields annotated `Any` may hold JSON scalars,
tuples of them and string-keyed mappings; a list there comes back as a tuple.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Step = Callable[[Any], Any]
_SHORT = 60  # characters


def encode(value: object) -> str:
    """The value as one line of JSON, the same for equal values.

    Raises:
        TypeError: a field holds what its annotation does not allow to be stored.
    """
    return json.dumps(pack(value), separators=(",", ":"), sort_keys=True)


def decode(cls: type[T], text: str) -> T:
    """The value of this class that `encode` wrote."""
    return unpack(cls, json.loads(text))


def pack(value: object) -> Any:
    """The value as JSON data (dicts, lists, scalars)."""
    kind: Any = type(value)
    return _steps(kind)[0](value)


def unpack(cls: type[T], data: Any) -> T:
    """The value of this class that `pack` took apart."""
    kind: Any = cls
    found: T = _steps(kind)[1](data)
    return found


@cache
def _steps(kind: Any) -> tuple[Step, Step]:
    """How values of an annotated type are packed and unpacked."""
    if kind is str:
        return _same, _shared
    if kind in (bool, int, NoneType):
        return _same, _same
    if kind is float:
        return float, float
    if kind is Any:
        return _pack_any, _unpack_any
    if kind in (date, datetime):
        return kind.isoformat, kind.fromisoformat
    if get_origin(kind) in (Union, UnionType):
        return _optional(kind)
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind))
    if get_origin(kind) is frozenset:
        return _set(get_args(kind)[0])
    if get_origin(kind) is Mapping:
        return _mapping(get_args(kind)[1])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum_value, kind
    if is_dataclass(kind):
        return _dataclass(kind)
    raise TypeError(f"no way to store a {kind!r}")


def _same(value: Any) -> Any:
    return value


def _shared(text: str) -> str:
    """One object for equal short texts: names, rules and features stand in very many values."""
    return sys.intern(text) if len(text) <= _SHORT else text


def _enum_value(value: Any) -> Any:
    return value.value


def _optional(kind: Any) -> tuple[Step, Step]:
    inner = [arg for arg in get_args(kind) if arg is not NoneType]
    if len(inner) != 1:
        raise TypeError(f"no way to tell the members of {kind!r} apart")
    pack_one, unpack_one = _steps(inner[0])
    return (
        lambda value: None if value is None else pack_one(value),
        lambda data: None if data is None else unpack_one(data),
    )


def _tuple(args: tuple[Any, ...]) -> tuple[Step, Step]:
    if len(args) == 2 and args[1] is Ellipsis:
        pack_one, unpack_one = _steps(args[0])
        return (
            lambda value: [pack_one(v) for v in value],
            lambda data: tuple([unpack_one(v) for v in data]),
        )
    steps = [_steps(arg) for arg in args]
    return (
        lambda value: [step[0](v) for step, v in zip(steps, value, strict=True)],
        lambda data: tuple([step[1](v) for step, v in zip(steps, data, strict=True)]),
    )


def _set(kind: Any) -> tuple[Step, Step]:
    pack_one, unpack_one = _steps(kind)
    return (
        lambda value: [pack_one(v) for v in sorted(value)],
        lambda data: frozenset([unpack_one(v) for v in data]),
    )


def _mapping(kind: Any) -> tuple[Step, Step]:
    """Of texts to values of a kind."""
    pack_one, unpack_one = _steps(kind)
    return (
        lambda value: {key: pack_one(v) for key, v in value.items()},
        lambda data: {_shared(key): unpack_one(v) for key, v in data.items()},
    )


def _default(one: Field[Any]) -> Any:
    return one.default_factory() if one.default_factory is not MISSING else one.default


def _dataclass(kind: Any) -> tuple[Step, Step]:
    """Every field by its annotation; those equal to their default are left out."""
    hints = get_type_hints(kind)
    plan = [(one.name, _default(one), *_steps(hints[one.name])) for one in fields(kind)]
    readers = {name: unpack_one for name, _, _, unpack_one in plan}

    def pack_fields(value: Any) -> dict[str, Any]:
        packed = {}
        for name, default, pack_one, _ in plan:
            found = getattr(value, name)
            if found is not default and found != default:
                packed[name] = pack_one(found)
        return packed

    def unpack_fields(data: dict[str, Any]) -> Any:
        return kind(**{name: readers[name](item) for name, item in data.items()})

    return pack_fields, unpack_fields


def _pack_any(value: Any) -> Any:
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, tuple | list):
        return [_pack_any(v) for v in value]
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {key: _pack_any(v) for key, v in value.items()}
    raise TypeError(f"a {type(value).__name__} cannot be stored here; write it as text, a number or a tuple of them")


def _unpack_any(data: Any) -> Any:
    if isinstance(data, list):
        return tuple(_unpack_any(v) for v in data)
    if isinstance(data, dict):
        return {key: _unpack_any(v) for key, v in data.items()}
    return data
