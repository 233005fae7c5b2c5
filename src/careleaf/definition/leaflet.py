"""What is printed, in which order: the leaflet's sections, the pictures, the letters. Structure only, no words."""

from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from careleaf.definition.model import Frozen, Key, Table, Text, WordsKey, refused, shaped
from careleaf.definition.vocabulary import Event

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


Known = Literal[
    "patient",
    "date_of_birth",
    "nhs_number",
    "date_and_time",
    "hospital",
    "place",
    "side",
    "allergies",
    "phone_number",
    "interpreter",
]
"""What the house knows of a patient and their places without being told where to look."""


class Stated(Frozen):
    """One row at the top of a letter, under the label ``say.particular.<label>``.

    Its value is the end of a ``window``, or what the events of a kind said under the names of ``facts`` (of those that
    settle one ``finding``, where it is named); with neither, the label is one of ``Known``.
    """

    label: Key
    window: Key | None = None
    event: Event | None = None
    facts: tuple[Key, ...] = ()
    finding: Key | None = None

    @model_validator(mode="after")
    def _has_one_source(self) -> Self:
        if bool(self.event) != bool(self.facts) or (self.window and self.event):
            raise refused("This row does not say where its value is.", "Give a window, or an event with its facts.")
        if not (self.window or self.event) and self.label not in get_args(Known):
            known = ", ".join(get_args(Known))
            raise refused(
                f"Nobody knows {self.label!r} by itself.", f"Use one of {known}; or give a window or an event."
            )
        return self


class Letter(Frozen):
    """A letter the pathway sends: to whom, with which event, what stands at its top, the blocks it is made of.

    A block the leaflet prints in a shape of its own, such as a box, keeps that shape in a letter. One that is not sent
    ``by_post`` would come too late on paper: whoever gets no email is phoned instead.
    """

    title: WordsKey
    to: Literal["patient", "gp", "referrer"]
    sent_with: Event | None = None
    by_post: bool = True
    states: tuple[Stated, ...] = ()
    blocks: Annotated[tuple[WordsKey, ...], Field(min_length=1)]


Pictures = Table[Picture]
Letters = Table[Letter]
