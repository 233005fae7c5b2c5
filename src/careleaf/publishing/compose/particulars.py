"""What is true of one letter only, such as the day or the side: labels are the definition's words, values are typed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from careleaf.definition.saying import say, say_day_and_clock
from careleaf.definition.values import Day, FactValue, LocalText, Name
from careleaf.definition.words import PLACEHOLDER
from careleaf.publishing.compose.inline import Inliner
from careleaf.publishing.document import FactRun, Line, Particulars, Text
from careleaf.publishing.problems import WordsMissing

PREFIX = "say.particular."
"""Where a language keeps the labels: ``side`` is the block ``say.particular.side``."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A value that is a block of the definition's own words, by its key."""

    block: str


Value = FactValue | datetime | Worded | str
"""A typed value; a moment in clinic time; words of the definition; or what a person wrote."""


@dataclass(frozen=True, slots=True)
class Particular:
    """One row. ``label`` is the end of a key under ``say.particular.``, or a whole key if it holds a dot."""

    label: str
    value: Value

    @property
    def label_key(self) -> str:
        return self.label if "." in self.label else PREFIX + self.label


def particulars_in(inliner: Inliner, particulars: Sequence[Particular]) -> Particulars:
    """The rows in the language of the inliner."""
    rows = tuple((_one_line(inliner, one.label_key), value_line(inliner, one)) for one in particulars)
    return Particulars("letter.particulars", rows)


def value_line(inliner: Inliner, particular: Particular) -> Line:
    match particular.value:
        case datetime() as at:
            return tuple(_moment(inliner, particular.label, at))
        case Worded(block=block):
            return _one_line(inliner, block)
        case str() as text:
            return (FactRun(particular.label, LocalText(type="text", text=text), text),)
        case value:
            return (FactRun(particular.label, value, say(value, inliner.words)),)


def _moment(inliner: Inliner, label: str, at: datetime) -> Iterator[Text | FactRun]:
    """Day and clock as two facts, so that a line may break between them and never inside one."""
    day, clock = say_day_and_clock(at, inliner.words)
    parts = {
        "day": FactRun(label, Day(type="day", date=at.date()), day),
        "clock": FactRun(label, Name(type="name", text=clock), clock),
    }
    pieces = PLACEHOLDER.split(str(inliner.block("say.moment")))
    for words, part in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        if words:
            yield Text(words)
        if part:
            yield parts[part]


def _one_line(inliner: Inliner, key: str) -> Line:
    block = inliner.block(key)
    if not isinstance(block, str):
        raise WordsMissing(f"The words {key!r} are not one line.", "Write them as one short text.")
    return inliner.line(block)
