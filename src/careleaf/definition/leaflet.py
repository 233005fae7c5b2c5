"""What is printed, in which order: the leaflet's sections, the pictures, the letters. Structure only, no words."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from careleaf.definition.model import Frozen, Key, Table, Text, WordsKey, refused, shaped

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

    @model_validator(mode="after")
    def _is_a_picture(self) -> Self:
        if (self.shape == "picture") != (self.picture is not None):
            raise refused("The shape 'picture' and the key 'picture' go together.", "Give both, or neither.")
        return self


class Section(Frozen):
    """A section with its title; ``grade_reason`` says why its reading grade may be over the limit, if it is."""

    key: Key
    title: WordsKey
    safety: bool = False
    grade_reason: Text | None = None
    blocks: Annotated[tuple[Placed, ...], Field(min_length=1)]


class Letterhead(Frozen):
    """What every letter carries around its own words: a notice, who sends it, and at its foot whom to phone.

    An email only says that there is a letter: ``email_subject`` and ``email`` tell nothing about anybody's health.
    """

    sender: WordsKey
    email_subject: WordsKey
    email: WordsKey
    notice: tuple[Placed, ...] = ()
    foot: tuple[Placed, ...] = ()


class Leaflet(Frozen):
    """``leaflet.yaml``. ``notice`` stands at the top of every artefact, ``foot`` at its end."""

    title: WordsKey
    summary: WordsKey
    notice: tuple[Placed, ...] = ()
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    foot: tuple[Placed, ...] = ()
    letterhead: Letterhead


class Picture(Frozen):
    """One of our own drawings, with the alternative text that is read out instead."""

    file: Annotated[str, shaped(r"[a-z0-9-]{1,60}\.svg", "two-joints.svg")]
    alt: WordsKey


class Letter(Frozen):
    """A letter the pathway sends: to whom, and the blocks it is made of.

    A block the leaflet prints in a shape of its own, such as a box, keeps that shape in a letter.
    """

    title: WordsKey
    to: Literal["patient", "gp", "referrer"]
    blocks: Annotated[tuple[WordsKey, ...], Field(min_length=1)]


Pictures = Table[Picture]
Letters = Table[Letter]
