"""What is asked at home: scores and questions, red signs, which effects are there, and their other signs."""

from collections.abc import Iterable, Mapping

from django import forms

from careleaf.clinic.aftercare.signs import Sign, fact_of, other_signs, red_signs
from careleaf.clinic.journeys.act import WHOLE, Case, Fields
from careleaf.clinic.journeys.asking import one_of, question_fields, questions_at, words, yes_no_not_known
from careleaf.clinic.journeys.definition_words import asked, told
from careleaf.definition.measures import Instrument
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.moves import Phase

SCORE = "score"
"""The part of a check-in that is only the scores, as in the first hours."""
NOW = "Do you have this now?"
NOBODY_READS_AT_ONCE = (
    "Nobody reads this box at once, and it changes no advice. In an emergency call 999. For urgent help call 111."
)
_SURE = (("yes", "Yes"), ("no", "No"), ("not_known", "I do not know"))
_IN_HOSPITAL = (Phase.IN_RECOVERY, Phase.STAYING)


def part_of(case: Case) -> str:
    """In recovery only the score is due; at home how it is."""
    if case.part in (SCORE, WHOLE):
        return case.part
    return SCORE if case.place.phase in _IN_HOSPITAL else WHOLE


def check_in_fields(case: Case) -> Fields:
    anchor = Event.PROCEDURE_ENDED if case.place.phase in _IN_HOSPITAL else Event.CHECK_IN_SENT
    if part_of(case) == SCORE:
        return score_fields(case, anchor)
    return {**red_fields(case), **effect_fields(case), **mild_fields(case), **how_it_is_fields(case), **note_field()}


def problem_fields(case: Case) -> Fields:
    return {**red_fields(case), **effect_fields(case), **mild_fields(case), **note_field()}


def how_it_is_fields(case: Case) -> Fields:
    return {**score_fields(case, Event.CHECK_IN_SENT), **_questions(case)}


def red_fields(case: Case) -> Fields:
    return sign_fields(case, red_signs(case.pathway))


def mild_fields(case: Case) -> Fields:
    """For staff on one page: asked only where the effect is there."""
    found = other_signs(case.pathway, case.pathway.effects)
    return {
        sign.key: _sure(sign.words, f"Only with: {case.pathway.effects[sign.effect].title.lower()}.", required=False)
        for sign in found
    }


def sign_fields(case: Case, signs: Iterable[Sign]) -> Fields:
    is_patient = case.by.role == Role.PATIENT
    return {sign.key: _sure(sign.words, NOW if is_patient else "") for sign in signs}


def effect_fields(case: Case) -> Fields:
    return {fact_of(key): yes_no_not_known(effect.title) for key, effect in case.pathway.effects.items()}


def _sure(label: str, hint: str = "", *, required: bool = True) -> forms.ChoiceField:
    field = one_of(label, _SURE, hint)
    field.required = required
    field.error_messages["required"] = f"Choose yes, no or I do not know: {label}"
    return field


def score_fields(case: Case, anchor: Event) -> Fields:
    """What careleaf supplies at this occasion. Patients alone are asked what has words of its own for them."""
    alone = case.by.role == Role.PATIENT
    return {
        key: _score(one, told(case.pathway, one.ask) if one.ask else one.title)
        for key, one in scored_at(case, anchor).items()
        if one.ask or not alone
    }


def scored_at(case: Case, anchor: Event) -> Mapping[str, Instrument]:
    here = {name for name, one in case.pathway.occasions.items() if one.anchor is anchor and one.before is None}
    instruments = case.pathway.instruments.items()
    return {
        key: one for key, one in instruments if one.items_supplied_by == "careleaf" and here.intersection(one.asked_at)
    }


def _score(one: Instrument, label: str) -> forms.ChoiceField:
    """By tap, by key or by voice: one of a row of numbers. Left out is not zero."""
    best, worst = (one.lowest, one.highest) if one.better == "lower" else (one.highest, one.lowest)
    field = one_of(
        label,
        [(str(score), str(score)) for score in range(one.lowest, one.highest + 1)],
        f"{best} is the best it can be, {worst} the worst. You can leave this out.",
    )
    field.required = False
    return field


def _questions(case: Case) -> Fields:
    alone = case.by.role == Role.PATIENT
    keys = questions_at(case, Event.CHECK_IN_SENT)
    put = [key for key in keys if not (alone and case.pathway.questions[key].put_to == "team")]
    found = dict(question_fields(case, put))
    for key, field in found.items():
        field.required = False
        if alone and isinstance(field, forms.ChoiceField):
            field.choices = asked(case.pathway, key).choices
    return found


def note_field() -> Fields:
    return {"note": words("Anything else you want us to know", NOBODY_READS_AT_ONCE, required=False, long=True)}
