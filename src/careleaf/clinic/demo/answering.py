"""What somebody types into the form of an act: what the story says, else what is usual, else what is safe."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from decimal import Decimal
from fnmatch import fnmatchcase
from typing import Any

from django import forms
from django.utils import timezone

from careleaf.clinic.journeys.act import Act, Case
from careleaf.clinic.journeys.forms import facts_told, fields_of
from careleaf.clinic.web.fields import DayField, WhenField
from careleaf.definition.rules import Question
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.assess import is_asked
from careleaf.reasoning.happened import Happened, How, until

Said = Mapping[str, str | list[str]]
NOTHING_TO_ADD = "Nothing to add."
_SAFEST_FIRST = ("clear", "note", "resolve", "stop")


def filled_in(act: Act, case: Case, said: Said) -> dict[str, str]:
    """The facts of the form; what the story says beyond its fields is kept as it stands."""
    fields = fields_of(act, case)
    told = {name: _typed(name, field, case, said) for name, field in fields.items()}
    told = {name: value for name, value in told.items() if value is not None}
    if act.kind is Event.QUESTIONS_ANSWERED:
        told = _asked_of_them(case, told)
    return facts_told(act, tuple(fields), told)


def _typed(name: str, field: forms.Field, case: Case, said: Said) -> Any:
    found = wanted(name, said)
    if found is not None:
        return _as_the_field_takes_it(field, found, case)
    if name in case.pathway.questions:
        return safe_answer(case.pathway.questions[name])
    if isinstance(field, forms.BooleanField):
        return True
    initial = field.initial() if callable(field.initial) else field.initial
    if initial not in (None, ""):
        return initial
    return _something(field, case) if field.required else None


def wanted(name: str, said: Said) -> str | list[str] | None:
    """By its own name first, then by a pattern of names; nothing where it is to be left empty."""
    if name in said:
        return said[name]
    return next((value for pattern, value in said.items() if "*" in pattern and fnmatchcase(name, pattern)), None)


def _as_the_field_takes_it(field: forms.Field, said: str | list[str], case: Case) -> Any:
    """A colleague is chosen by post: "@radiographer"; all that fit where several can be ticked. A date is counted from
    now: "+300 days"."""
    if isinstance(field, forms.BooleanField):
        return said == "yes"
    if said and isinstance(field, DayField | WhenField):
        at = case.at + timedelta(days=int(str(said).split()[0]))
        return at if isinstance(field, WhenField) else timezone.localdate(at)
    if not isinstance(field, forms.ChoiceField):
        return None if said == "" else said
    values = [value for value, _ in _choices(field)]
    if isinstance(field, forms.MultipleChoiceField):
        return [value for one in said for value in _fitting(values, one)]
    return next(iter(_fitting(values, str(said))), None) if str(said).startswith("@") else said


def _fitting(values: Iterable[str], said: str) -> list[str]:
    post = said.removeprefix("@").replace("_", " ")
    return [value for value in values if value.endswith(f", {post}")]


def safe_answer(question: Question) -> str:
    """The answer that brings up least."""
    if question.answer == "number":
        usual = question.usual
        return "5" if usual is None else f"{(usual.low + (usual.high - usual.low) / 4).normalize():f}"
    answers = [answer for answer in question.possible_answers if answer != "not_known"]
    return min(answers, key=lambda answer: _SAFEST_FIRST.index(question.findings[answer].means))


def _something(field: forms.Field, case: Case) -> Any:
    match field:
        case forms.MultipleChoiceField():
            return [value for value, _ in _choices(field)][:1]
        case forms.ChoiceField():
            values = [value for value, _ in _choices(field) if value]
            return "yes" if "yes" in values else next(iter(values), None)
        case forms.DecimalField():
            return field.min_value if field.min_value is not None else Decimal(1)
        case DayField():
            return timezone.localdate(case.at) + timedelta(days=300)
        case WhenField():
            return case.at
        case _:
            return NOTHING_TO_ADD


def _choices(field: forms.ChoiceField) -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in field.widget.choices]


def _asked_of_them(case: Case, told: dict[str, Any]) -> dict[str, Any]:
    """Without the questions that the other answers of the same sheet make pointless."""
    while True:
        past = until((*case.events, _sheet(case, told)), case.at)
        pointless = [
            key
            for key in told
            if key in case.pathway.questions and not is_asked(key, case.rulebook, past, case.at, case.age)
        ]
        if not pointless:
            return told
        told = {name: value for name, value in told.items() if name not in pointless}


def _sheet(case: Case, told: Mapping[str, Any]) -> Happened:
    return Happened(
        id="999999",
        kind=Event.QUESTIONS_ANSWERED,
        happened_at=case.at,
        recorded_at=case.at,
        by=str(case.by.named),
        how=How.SCREEN,
        edition=case.journey.edition.label,
        facts={name: str(value) for name, value in told.items() if name in case.pathway.questions},
    )
