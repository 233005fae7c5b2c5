"""Boxes for a person's own words, each with what they must know before they write: nobody reads it at once."""

from django import forms

from careleaf.clinic.journeys.act import Case
from careleaf.clinic.people.models import Patient

NOT_AT_ONCE = "Nobody reads this at once. If it is urgent, phone 111. In an emergency, phone 999."


def is_own(case: Case) -> bool:
    """Whether the patient writes it without anybody from the house."""
    return isinstance(case.by, Patient)


def own_words(label: str, case: Case, *, required: bool = True, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=f"{hint} {NOT_AT_ONCE}".strip(),
        required=required,
        max_length=2000,
        widget=forms.Textarea,
        error_messages={
            "required": "Write it down, in your own words." if is_own(case) else "Write down what was said."
        },
    )
