"""What is printed, in which order: the leaflet's sections, the pictures, the letters. Structure only, no words."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from careleaf.definition.model import Frozen, Key, Table, Text, WordsKey

Shape = Literal["paragraph", "bullets", "steps", "table", "caution", "urgent", "emergency", "subheading", "picture"]
Condition = Literal["demonstration", "patient_reviewers_named", "not_patient_reviewed"]


class Placed(Frozen):
    """A block of words in its place and shape. A picture's ``block`` is its caption.

    A table's words are rows of cells, first row and first column are headers.
    ``caution``, ``urgent`` and ``emergency`` are boxes: the first entry of the words is the box's heading.
    """

    block: WordsKey
    shape: Shape = "paragraph"
    picture: Key | None = None
    shown_when: Condition | None = None


class Section(Frozen):
    """A section with its title; ``grade_reason`` says why its reading grade may be over the limit, if it is."""

    key: Key
    title: WordsKey
    safety: bool = False
    grade_reason: Text | None = None
    blocks: Annotated[tuple[Placed, ...], Field(min_length=1)]


class Leaflet(Frozen):
    """``leaflet.yaml``. ``notice`` stands at the top of every artefact, ``foot`` at its end."""

    title: WordsKey
    summary: WordsKey
    notice: tuple[Placed, ...] = ()
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    foot: tuple[Placed, ...] = ()


class Picture(Frozen):
    """One of our own drawings, with the alternative text that is read out instead."""

    file: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.svg$")]
    alt: WordsKey


class Letter(Frozen):
    """A letter the pathway sends: to whom, and the blocks it is made of."""

    title: Text
    to: Literal["patient", "gp", "referrer"]
    blocks: Annotated[tuple[WordsKey, ...], Field(min_length=1)]


Pictures = Table[Picture]
Letters = Table[Letter]
