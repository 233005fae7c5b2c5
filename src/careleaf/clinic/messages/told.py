"""What a letter was told, as rows that can be kept, so that it can be written again to a new address."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from careleaf.definition.values import FactValue
from careleaf.publishing.compose.particulars import Particular, Value, Worded

_VALUES: TypeAdapter[Any] = TypeAdapter(FactValue)


def as_rows(told: Iterable[Particular]) -> list[list[Any]]:
    return [[one.label, *_kept(one.value)] for one in told]


def from_rows(rows: Iterable[list[Any]]) -> tuple[Particular, ...]:
    return tuple(Particular(label, _value(kind, kept)) for label, kind, kept in rows)


def _kept(value: Value) -> tuple[str, Any]:
    match value:
        case datetime():
            return "moment", value.isoformat()
        case Worded(block=block):
            return "words", block
        case str():
            return "text", value
        case typed:
            return "value", _VALUES.dump_python(typed, mode="json")


def _value(kind: str, kept: Any) -> Value:
    match kind:
        case "moment":
            return datetime.fromisoformat(kept)
        case "words":
            return Worded(kept)
        case "text":
            return str(kept)
        case _:
            value: Value = _VALUES.validate_python(kept)
            return value
