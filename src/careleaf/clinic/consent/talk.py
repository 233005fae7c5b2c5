"""What a talk before a consent goes through: every effect, and what else the definition names, each with how often."""

from collections.abc import Iterator
from dataclasses import dataclass

from careleaf.clinic.journeys.definition_words import told_lines
from careleaf.definition.pathway import Pathway
from careleaf.definition.saying import say
from careleaf.definition.values import Frequency

ABOUT = {
    "benefit": "Benefit",
    "risk": "Risk",
    "alternative": "Other choices",
    "doing_nothing": "Doing nothing",
}
NO_FIGURE = "There is no figure we can rely on."


@dataclass(frozen=True, slots=True)
class Topic:
    """Recorded under ``key``; ``about`` is one of the words above; ``words`` say it, and how often."""

    key: str
    about: str
    title: str
    words: str


def topics(pathway: Pathway) -> tuple[Topic, ...]:
    """Benefits first, then risks, other choices and doing nothing."""
    found = [
        *(
            Topic(key, ABOUT[point.about], point.title, _told(pathway, point.block))
            for key, point in pathway.discussed.items()
        ),
        *_risks(pathway),
    ]
    order = list(ABOUT.values())
    return tuple(sorted(found, key=lambda topic: order.index(topic.about)))


def _risks(pathway: Pathway) -> Iterator[Topic]:
    for key, effect in pathway.effects.items():
        yield Topic(f"{key}_explained", ABOUT["risk"], effect.title, how_often(pathway, effect.frequency))


def _told(pathway: Pathway, block: str) -> str:
    """A list of choices stays a list when it is said in one line."""
    is_list = not isinstance(pathway.source_words.blocks[block], str)
    return ("; " if is_list else " ").join(told_lines(pathway, block))


def how_often(pathway: Pathway, fact: str | None) -> str:
    """The figure in the definition's words; a word stays a word, and says that there is no figure."""
    value = pathway.facts[fact].is_ if fact else None
    if not isinstance(value, Frequency):
        return NO_FIGURE
    said = say(value, pathway.source_words)
    return f"{said.capitalize()}." if value.one_in is not None else f"{said.capitalize()}. {NO_FIGURE}"
