"""A hospital site: an overlay that may set directory facts and change only what the schema allows."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from careleaf.definition.facts import Signature
from careleaf.definition.model import Frozen, Table, Text
from careleaf.definition.values import FactValue


class SiteFact(Frozen):
    """A site's own value for a fact, with who signed it."""

    is_: Annotated[FactValue, Field(alias="is")]
    source: Text
    dated: date
    sign_off: Literal["unsigned_default"] | Signature

    @property
    def overlay(self) -> dict[str, Any]:
        """The fields that take the place of the edition's own."""
        return {"is_": self.is_, "source": self.source, "dated": self.dated, "sign_off": self.sign_off}


class Site(Frozen):
    """``sites/<id>.yaml``."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=60)]
    facts: Table[SiteFact]
