"""Who owns a definition and what it is called: ``pathway.yaml`` and ``signatures.yaml``."""

from datetime import date
from typing import Annotated, Literal, Self

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, Field, model_validator

from careleaf.definition.facts import Signature
from careleaf.definition.model import Frozen, Key, Text, refused, shaped


def _known_to_babel(tag: str) -> str:
    """Without Babel's data no date, plural or unit could be said in the language."""
    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        raise refused(f"{tag!r} is no language we have dates and plurals for.", "Correct the tag.") from None
    return tag


LanguageTag = Annotated[
    str, shaped(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", "en-GB or fr"), AfterValidator(_known_to_babel)
]


class Language(Frozen):
    """A language the leaflet is in. Only a ``complete`` one is published; the prover checks the claim."""

    tag: LanguageTag
    claims: Literal["complete", "draft"]


class PatientReviewer(Frozen):
    """A patient who read this edition. "Made with and for patients" prints only when one is named."""

    name: Text
    date: date


class Head(Frozen):
    """``pathway.yaml``: identity, owners, review. Dates are the edition's own; none means none was set."""

    id: Annotated[str, shaped(r"[a-z][a-z0-9-]{0,59}", "sacroiliac-joint-injection")]
    title: Text
    leaflet_id: Text
    edition: Annotated[str, shaped(r"[0-9]{1,4}\.[0-9]{1,4}", "'1.0', in quotes")]
    publisher: Key
    owner: Text
    source_language: LanguageTag
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    last_reviewed: date
    next_review: date
    demonstration: bool
    patient_reviewers: tuple[PatientReviewer, ...] = ()

    @model_validator(mode="after")
    def _reviewed_again_later(self) -> Self:
        if self.next_review <= self.last_reviewed:
            raise refused("next_review is not after last_reviewed.", "Correct one of the two dates.")
        return self


class SignOff(Signature):
    """A named person's signature of one content hash (SHA-256, hexadecimal)."""

    hash: Annotated[str, shaped(r"[0-9a-f]{64}", "the hash that `careleaf prove` prints")]


class Signatures(Frozen):
    """``signatures.yaml``: not part of the content hash, since it quotes it."""

    signatures: tuple[SignOff, ...] = ()
