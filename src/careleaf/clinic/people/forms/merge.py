"""Which of two records stays, and how one knows."""

from typing import Any

from django import forms

from careleaf.clinic.people.models import Patient


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="How do you know?",
        widget=forms.Textarea,
        max_length=500,
        error_messages={"required": "Say how you know."},
    )


class MergeForm(ReasonForm):
    kept = forms.ChoiceField(
        label="Which record stays?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the record that stays."},
    )
    field_order = ("kept", "reason")

    def __init__(self, patients: tuple[Patient, Patient], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [
            (one.reference, f"{letter}: {one.spoken_reference}") for letter, one in zip("AB", patients, strict=True)
        ]
        self.fields["kept"].choices = choices  # type: ignore[attr-defined]
