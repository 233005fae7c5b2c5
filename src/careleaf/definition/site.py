"""A hospital site: an overlay that may set directory facts and change only what the schema allows."""

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from careleaf.definition.facts import Signed
from careleaf.definition.model import Frozen, Table, Text, shaped
from careleaf.definition.values import FactValue


class SiteFact(Frozen):
    """A site's own value for a fact, with who signed it."""

    is_: Annotated[FactValue, Field(alias="is")]
    source: Text
    dated: date
    sign_off: Signed

    @property
    def overlay(self) -> dict[str, Any]:
        """The fields that take the place of the edition's own."""
        return {"is_": self.is_, "source": self.source, "dated": self.dated, "sign_off": self.sign_off}


class Site(Frozen):
    """``sites/<id>.yaml``."""

    id: Annotated[str, shaped(r"[a-z][a-z0-9-]{0,59}", "william-harvey")]
    facts: Table[SiteFact]
