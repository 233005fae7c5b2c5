"""Fields that many acts ask: yes or no or not known, one of a few words, a number, a colleague by name."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import prefetch_related_objects

from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.definition_words import asked
from careleaf.clinic.people.access import CLINICIANS, Actor
from careleaf.clinic.people.models import Staff, in_words
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.assess import is_asked
from careleaf.reasoning.happened import until

YES_OR_NO = (("yes", "Yes"), ("no", "No"))
NOT_KNOWN = ("not_known", "Not known")
Choices = Sequence[tuple[str, str]]


def yes_or_no(label: str, hint: str = "", *, initial: str | None = None) -> forms.ChoiceField:
    """For what somebody has just done themselves, and so knows."""
    return one_of(label, YES_OR_NO, hint, initial=initial)


def yes_no_not_known(label: str, hint: str = "") -> forms.ChoiceField:
    return one_of(label, (*YES_OR_NO, NOT_KNOWN), hint)


def one_of(label: str, choices: Choices, hint: str = "", *, initial: str | None = None) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        widget=forms.RadioSelect,
        choices=choices,
        initial=initial,
        error_messages={"required": f"Choose an answer: {label}"},
    )


def words(
    label: str, hint: str = "", *, required: bool = True, long: bool = False, initial: str = "", most: int = 300
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        initial=initial,
        max_length=most,
        widget=forms.Textarea if long else forms.TextInput,
        error_messages={"required": f"Fill in: {label}"},
    )


def number(
    label: str, hint: str = "", *, most: int, least: int = 0, places: int = 2, required: bool = True
) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        help_text=hint,
        min_value=Decimal(least),
        max_value=Decimal(most),
        decimal_places=places,
        required=required,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"required": f"Enter a number: {label}", "invalid": "Enter a number, such as 4 or 2.5."},
    )


def colleague(label: str, case: Case, hint: str = "", *, initial: str = "", required: bool = True) -> forms.ChoiceField:
    """Somebody who treats patients at this hospital, by name and post."""
    names = [called(person) for person in colleagues(case)]
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        required=required,
        initial=initial if initial in names else "",
        choices=[("", "Choose a name"), *((name, name) for name in names)],
        error_messages={"required": f"Choose a name: {label}"},
    )


def colleagues(case: Case) -> tuple[Staff, ...]:
    """Read once for a case: the page of a journey puts the labels of many acts together."""
    site = case.journey.site
    prefetch_related_objects([site], "staff")
    treating = [person for person in site.staff.all() if person.is_active and person.role in CLINICIANS]
    return tuple(sorted(treating, key=lambda person: (person.name, person.pk)))


def called(person: Actor) -> str:
    """How a colleague stands in a record: "Kim Ola, theatre nurse"."""
    return f"{person.name}, {in_words(person.role)}"


def questions_at(case: Case, anchor: Event) -> tuple[str, ...]:
    """The definition's questions that belong to this event itself, as far as they are for this patient."""
    pathway, past = case.pathway, until(case.events, case.at)
    here = {name for name, one in pathway.occasions.items() if one.anchor is anchor and one.before is None}
    return tuple(
        key
        for key, question in pathway.questions.items()
        if here.intersection(question.asked_at) and is_asked(key, case.rulebook, past, case.at, case.age)
    )


def question_fields(case: Case, keys: Iterable[str]) -> Mapping[str, forms.Field]:
    """One field for each question that is answered by a choice."""
    found = (asked(case.pathway, key) for key in keys)
    return {one.key: one_of(one.words, _said(one.choices), one.why) for one in found if one.answer != "number"}


def _said(choices: Choices) -> list[tuple[str, str]]:
    """Staff say "not known" where a patient says "I do not know"."""
    return [NOT_KNOWN if value == NOT_KNOWN[0] else (value, label) for value, label in choices]


def is_yes(facts: Mapping[str, Any], key: str) -> bool:
    return facts.get(key) == "yes"
