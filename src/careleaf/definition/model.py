"""The mould of every definition type: frozen, closed and strict."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

Value = TypeVar("Value")


class Frozen(BaseModel):
    """A value that cannot change, takes no unknown key and coerces nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _freeze(table: dict[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(table)


Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
"""A name inside a definition: ``no_drive``."""

WordsKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$", max_length=90)]
"""A block of text by its stable key: ``home.driving``."""

ItemId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,3}[0-9]{1,4}$")]
"""A statement, gap or conflict this definition answers for: ``L40``, ``G6``, ``K2``."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=4000)]

Table = Annotated[dict[Key, Value], AfterValidator(_freeze)]
"""A frozen mapping from key to value, in the author's order."""
