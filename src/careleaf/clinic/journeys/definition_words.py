"""A definition's own words as they are put on screen: its blocks, its questions, its answers."""

from dataclasses import dataclass

from careleaf.clinic.journeys.wording import in_words
from careleaf.definition.pathway import Pathway
from careleaf.publishing.compose.inline import Inliner
from careleaf.publishing.document import plain


@dataclass(frozen=True, slots=True)
class Asked:
    """A safety question as it is put to a person."""

    key: str
    words: str
    why: str
    answer: str
    choices: tuple[tuple[str, str], ...]


def asked(pathway: Pathway, key: str) -> Asked:
    question = pathway.questions[key]
    return Asked(
        key=key,
        words=told(pathway, question.ask),
        why=told(pathway, question.why) if question.why else "",
        answer=question.answer,
        choices=tuple((answer, answer_in_words(answer)) for answer in question.possible_answers),
    )


def answer_in_words(answer: str) -> str:
    """ "I do not know" is always an answer."""
    return "I do not know" if answer == "not_known" else in_words(answer)


def told(pathway: Pathway, block: str) -> str:
    """A block of the definition's own words with its facts said, in one line."""
    return " ".join(told_lines(pathway, block))


def told_lines(pathway: Pathway, block: str) -> tuple[str, ...]:
    inliner = Inliner(pathway.source_words, pathway.facts, {})
    return tuple(plain(line) for line in inliner.lines(inliner.block(block)))
