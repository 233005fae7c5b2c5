"""The mould of every definition type: frozen, closed and strict."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

Value = TypeVar("Value")


class Frozen(BaseModel):
    """A value that cannot change, takes no unknown key and coerces nothing."""

    model_config = ConfigDict(frozen=True, defer_build=True, extra="forbid", strict=True)


REFUSED = "refused"
"""The kind of error that says in its first line what is wrong and in its second how to mend it."""


def refused(what: str, mend: str) -> PydanticCustomError:
    """What a type of ours says against a value, and how the author mends it."""
    return PydanticCustomError(REFUSED, "{what}\n{mend}", {"what": what, "mend": mend})


def shaped(pattern: str, like: str) -> AfterValidator:
    """Text of one shape, with an example for whoever wrote another."""

    def fits(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise refused(f"{text!r} is not written as it has to be.", f"Write it like {like}.")
        return text

    return AfterValidator(fits)


def freeze(table: dict[str, Any]) -> Mapping[str, Any]:
    """The same table, no longer to be changed."""
    return MappingProxyType(table)


Key = Annotated[str, shaped(r"[a-z][a-z0-9_]{0,59}", "no_drive")]
"""A name inside a definition: ``no_drive``."""

WordsKey = Annotated[str, shaped(r"[a-z][a-z0-9_]{0,59}(\.[a-z0-9_]{1,60}){1,5}", "home.driving")]
"""A block of text by its stable key: ``home.driving``."""

ItemId = Annotated[str, shaped(r"[A-Z]{1,3}[0-9]{1,4}", "L40, G6 or K2")]
"""A statement, gap or conflict this definition answers for: ``L40``, ``G6``, ``K2``."""

Text = Annotated[str, StringConstraints(pattern=r"\S", max_length=4000)]

Table = Annotated[dict[Key, Value], AfterValidator(freeze)]
"""A frozen mapping from key to value, in the author's order."""
