"""Stories as data: what happens to a patient, when, and by whom; most begin as the usual one.

A moment is a day counted from the procedure and the time on the clock there ("day -6 10:30"), or a day counted from
the booked call and the time after it ("call 0 00:05").
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter

from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.happened import How

FOLDER = Path(__file__).parent / "stories"
USUAL = "usual"
_MOMENT = re.compile(r"(day|call) (-?\d+) (\d\d):(\d\d)$")


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """``after_call`` is counted from the booked call; it sorts behind what is counted from the day."""

    after_call: bool
    day: int
    at: time

    def __str__(self) -> str:
        return f"{'call' if self.after_call else 'day'} {self.day} {self.at:%H:%M}"

    @property
    def past_midnight(self) -> timedelta:
        return timedelta(hours=self.at.hour, minutes=self.at.minute)


def _moment(written: Any) -> Any:
    if isinstance(written, Moment):
        return written
    found = _MOMENT.match(str(written))
    if found is None:
        raise ValueError(f"{written!r} is no moment. Write it as 'day -6 10:30' or 'call 0 00:05'.")
    anchor, day, hour, minute = found.groups()
    return Moment(anchor == "call", int(day), time(int(hour), int(minute)))


def _words(written: Any) -> Any:
    """YAML reads yes and numbers as what they are; facts are words."""
    if not isinstance(written, dict):
        return written
    return {key: _word(value) for key, value in written.items()}


def _word(value: Any) -> Any:
    match value:
        case bool():
            return "yes" if value else "no"
        case list():
            return value
        case _:
            return str(value)


Said = Annotated[Mapping[str, str | list[str]], BeforeValidator(_words)]
When = Annotated[Moment, BeforeValidator(_moment)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Step(_Strict):
    """One act. ``says`` is what is filled in besides what is usual; ``recorded`` is when it was written down, if later.

    ``phoned`` is for those whom nothing reaches but a call: whoever gets email is written to by the house itself.
    ``settles`` picks one thing that waits for a signature; without it everything is settled that this person may.
    """

    at: When
    do: Event
    by: Role
    says: Said = {}
    phoned: bool = False
    settles: str = ""
    part: str = ""
    how: How = How.SCREEN
    recorded: When | None = None
    because: str = ""

    @property
    def taken_at(self) -> Moment:
        return self.recorded or self.at


class Needs(_Strict):
    """Who it happens to, where the story turns on it."""

    ages: tuple[int, int] = (24, 88)
    allergies: Sequence[str] = ()
    set: Mapping[str, str | bool] = {}


class Story(_Strict):
    """``share`` is how often it is told beside the others. ``today`` are the days, counted from the procedure, on which
    it is worth looking at. ``first_place`` is the day of a place that is given up for the one on day 0."""

    title: str
    share: Annotated[float, Field(ge=0)] = 1
    begins_as: str | None = None
    until: When | None = None
    without: Sequence[Event] = ()
    says: Said = {}
    patient: Needs = Needs()
    first_place: int | None = None
    today: tuple[int, int] = (-63, 75)
    now: When | None = None
    steps: Sequence[Step] = ()


def stories() -> Mapping[str, Story]:
    """Every story by name, each told from its beginning."""
    read = _read()
    return {name: _whole(name, read) for name in read}


@cache
def _read() -> Mapping[str, Story]:
    found: dict[str, Story] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        documents = yaml.safe_load(path.read_text(encoding="utf-8"))
        found |= TypeAdapter(dict[str, Story]).validate_python(documents)
    return found


def _whole(name: str, read: Mapping[str, Story]) -> Story:
    story = read[name]
    if story.begins_as is None:
        return story
    before = _whole(story.begins_as, read)
    steps = sorted([*_kept(before, story), *story.steps], key=lambda step: step.taken_at)
    return story.model_copy(update={"steps": tuple(steps), "says": {**before.says, **story.says}})


def _kept(before: Story, story: Story) -> Iterator[Step]:
    for step in before.steps:
        if step.do not in story.without and (story.until is None or step.taken_at < story.until):
            yield step
