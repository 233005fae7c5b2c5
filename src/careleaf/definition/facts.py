"""A fact: a number or claim written once, with its source, its date and who signed it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from careleaf.definition.model import Frozen, ItemId, Text
from careleaf.definition.values import FactValue


class Signature(Frozen):
    """A named person who answers for something. Demonstration signatures are refused in production."""

    name: Text
    role: Text
    date: date
    demonstration: bool = False


class Fact(Frozen):
    """One value of the definition.

    ``says`` is the sentence a difference is told in and holds ``{value}``. ``site_may`` is what the
    schema allows an overlay: nothing, any value of the type (``set``), or only a safer one (``tighten``).
    A ``directory`` fact (line, hours, address, link) is read live from the site and is not pinned.
    """

    is_: Annotated[FactValue, Field(alias="is")]
    meaning: Text
    says: Text
    items: tuple[ItemId, ...] = ()
    source: Text
    dated: date
    sign_off: Literal["unsigned_default"] | Signature
    site_may: Literal["nothing", "set", "tighten"] = "nothing"
    safer: Literal["higher", "lower"] | None = None
    directory: bool = False

    @property
    def is_unsigned(self) -> bool:
        return self.sign_off == "unsigned_default"
