"""A safety question as a field: never required, because what was not asked is not the same as what nobody knows."""

from decimal import Decimal

from django import forms

from careleaf.clinic.journeys.act import Case, Fields
from careleaf.clinic.journeys.definition_words import Asked, answer_in_words, asked
from careleaf.clinic.screening.conditions import only_if
from careleaf.clinic.web.saying import day
from careleaf.definition.rules import Question, Usual
from careleaf.definition.vocabulary import Answer, Role
from careleaf.reasoning.gates import counted
from careleaf.reasoning.happened import until

UNKNOWN = "__not_known"
"""What the box beside a number is called after: the number is not known."""


def fields_for(case: Case, keys: tuple[str, ...]) -> Fields:
    found: dict[str, forms.Field] = {}
    for key in keys:
        found |= _fields(case, key)
    return found


def _fields(case: Case, key: str) -> Fields:
    question, words = case.pathway.questions[key], asked(case.pathway, key)
    hint = " ".join(filter(None, (only_if(question.asked_of, case.pathway), words.why, _last_time(case, key))))
    if question.answer == "number":
        return _number(key, words, question, hint)
    field = forms.ChoiceField(
        label=words.words, help_text=hint, widget=forms.RadioSelect, choices=words.choices, required=False
    )
    return {key: field}


def _number(key: str, words: Asked, question: Question, hint: str) -> Fields:
    unit = f" ({question.usual.unit})" if question.usual else ""
    problem = "Enter a number, such as 7 or 7.5. Leave it empty if it was not asked, or choose that it is not known."
    number = forms.DecimalField(
        label=f"{words.words}{unit}",
        help_text=hint,
        required=False,
        max_digits=9,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"invalid": problem},
    )
    return {key: number, key + UNKNOWN: forms.BooleanField(label="I do not know the number", required=False)}


def _last_time(case: Case, key: str) -> str:
    """What counts now, for the team; patients say it afresh."""
    if case.by.role == Role.PATIENT:
        return ""
    now = counted(key, case.rulebook, until(case.events, case.at), case.at)
    if now.given_at is None:
        return ""
    if now.answer == Answer.NOT_KNOWN:
        return f"Asked on {day(now.given_at)}; no answer counts now."
    return f"The answer that counts now: {answer_in_words(now.answer).lower()}, given on {day(now.given_at)}."


def unusual(answer: str, usual: Usual | None) -> bool:
    """Whether a number is likelier a slip of the hand."""
    return usual is not None and not usual.low <= Decimal(answer) <= usual.high
