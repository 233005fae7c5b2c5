"""Who owns a definition and what it is called: ``pathway.yaml`` and ``signatures.yaml``."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from careleaf.definition.facts import Signature
from careleaf.definition.model import Frozen, Key, Text

LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


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

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=60)]
    title: Text
    leaflet_id: Text
    edition: Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+$")]
    publisher: Key
    owner: Text
    source_language: LanguageTag
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    last_reviewed: date
    next_review: date
    demonstration: bool
    patient_reviewers: tuple[PatientReviewer, ...] = ()


class SignOff(Signature):
    """A named person's signature of one content hash (SHA-256, hexadecimal)."""

    hash: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Signatures(Frozen):
    """``signatures.yaml``: not part of the content hash, since it quotes it."""

    signatures: tuple[SignOff, ...] = ()
