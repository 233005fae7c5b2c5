"""A fact: a number or claim written once, with its source, its date and who signed it."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag

from careleaf.definition.model import Frozen, ItemId, Text, refused
from careleaf.definition.values import FactValue


class Signature(Frozen):
    """A named person who answers for something. Demonstration signatures are refused in production."""

    name: Text
    role: Text
    date: date
    demonstration: bool = False


Signed = Annotated[
    Annotated[Literal["unsigned_default"], Tag("unsigned")] | Annotated[Signature, Tag("signed")],
    Discriminator(lambda value: "signed" if isinstance(value, Mapping | Signature) else "unsigned"),
]
"""Who signed a fact, or that nobody has yet."""


def _holds_value(says: str) -> str:
    if "{value}" not in says:
        raise refused("This sentence does not hold {value}.", "Write {value} where the value is to be read.")
    return says


class Fact(Frozen):
    """One value of the definition.

    ``says`` is the sentence a difference is told in and holds ``{value}``. ``site_may`` is what the
    schema allows an overlay: nothing, any value of the type (``set``), or only a safer one (``tighten``).
    A ``directory`` fact (line, hours, address, link) is read live from the site and is not pinned.
    """

    is_: Annotated[FactValue, Field(alias="is")]
    meaning: Text
    says: Annotated[Text, AfterValidator(_holds_value)]
    items: tuple[ItemId, ...] = ()
    source: Text
    dated: date
    sign_off: Signed
    site_may: Literal["nothing", "set", "tighten"] = "nothing"
    safer: Literal["higher", "lower"] | None = None
    directory: bool = False

    @property
    def is_unsigned(self) -> bool:
        return self.sign_off == "unsigned_default"
