"""Which safety questions a patient is asked, one after the other, as their answers so far bring them up."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.definition_words import answer_in_words, asked
from careleaf.clinic.screening.occasions import asked_at, asked_of, occasion_now
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.happened import Happened, How, in_order


@dataclass(frozen=True, slots=True)
class Answered:
    """A line of the page to look through. ``number`` is the question's place in the definition."""

    number: int
    words: str
    answer: str


def questions_now(case: Case, answers: Mapping[str, str]) -> tuple[str, ...]:
    """Those of this moment for this person, were the answers so far sent already."""
    would_be = replace(case, events=(*case.events, _as_if(case, answers))) if answers else case
    return asked_at(would_be, occasion_now(case)) or asked_of(would_be, tuple(case.pathway.questions))


def _as_if(case: Case, answers: Mapping[str, str]) -> Happened:
    return Happened(
        id="999999",
        kind=Event.QUESTIONS_ANSWERED,
        happened_at=case.at,
        recorded_at=case.at,
        by=str(case.by.named),
        how=How.SCREEN,
        edition=case.journey.edition.label,
        facts=answers,
    )


def own_sheets(case: Case) -> int:
    """How many sheets the patient has sent, from whichever device."""
    sheets = [event for event in in_order(case.events) if event.kind is Event.QUESTIONS_ANSWERED]
    return sum(event.by.startswith("patient:") for event in sheets)


def _number(case: Case, key: str) -> int:
    return list(case.pathway.questions).index(key) + 1


def first_open(case: Case, answers: Mapping[str, str]) -> int | None:
    """The first question with no answer yet; None when all are answered."""
    key = next((key for key in questions_now(case, answers) if key not in answers), None)
    return None if key is None else _number(case, key)


def question_after(case: Case, key: str, answers: Mapping[str, str]) -> int | None:
    keys = questions_now(case, answers)
    following = keys[keys.index(key) + 1 :] if key in keys else ()
    return _number(case, following[0]) if following else first_open(case, answers)


def question_before(case: Case, key: str, answers: Mapping[str, str]) -> int | None:
    keys = questions_now(case, answers)
    place = keys.index(key)
    return _number(case, keys[place - 1]) if place else None


def answered(case: Case, answers: Mapping[str, str]) -> tuple[Answered, ...]:
    return tuple(_answered(case, key, answers[key]) for key in questions_now(case, answers))


def _answered(case: Case, key: str, value: str) -> Answered:
    question = asked(case.pathway, key)
    return Answered(_number(case, key), question.words, dict(question.choices).get(value, answer_in_words(value)))
