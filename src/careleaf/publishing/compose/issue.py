"""The edition as issued: which content it is and who has signed it."""

from dataclasses import dataclass

from careleaf.definition.facts import Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What the leaflet says about its own edition. ``edition_hash`` is the content hash that was signed.

    ``approved_by`` holds only signatures of that very hash; whoever builds an issue has checked it.
    """

    edition_hash: str
    approved_by: tuple[Signature, ...] = ()
    is_demonstration: bool = False
