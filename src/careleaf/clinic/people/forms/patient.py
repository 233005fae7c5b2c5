"""Finding a patient; their details; what they need."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms

from careleaf.clinic.people.details import checked
from careleaf.clinic.people.models import LANGUAGES, Channel, Format, Patient, Site
from careleaf.clinic.records.refusals import Refused
from careleaf.clinic.web.fields import DayField

ALLERGIES = (("not_known", "Not asked yet"), ("none", "None known"), ("some", "Yes"))


def _line(label: str, length: int, hint: str = "", **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, help_text=hint, **({"required": False} | options))


def _lines(label: str, length: int, hint: str = "") -> forms.CharField:
    return _line(label, length, hint, widget=forms.Textarea)


class SearchForm(forms.Form):
    sought = _line("Name, NHS number, date of birth or reference", 120)


class DetailsForm(forms.Form):
    """Only the name has to be known; the rest may come later."""

    given_name = _line("Given names", 100, required=True, error_messages={"required": "Enter the given names."})
    family_name = _line("Family name", 100, required=True, error_messages={"required": "Enter the family name."})
    birth_date = DayField(label="Date of birth", required=False, help_text="For example, 4 5 1961. Empty if not known.")
    nhs_number = _line("NHS number", 13, "Ten digits. Empty if not known.")
    address = _lines("Address", 500)
    postcode = _line("Postcode", 10)
    phone = _line("Home telephone", 30, widget=forms.TextInput({"type": "tel"}))
    mobile = _line("Mobile telephone", 30, widget=forms.TextInput({"type": "tel"}))
    email = forms.EmailField(
        label="Email", required=False, error_messages={"invalid": "Enter an email such as name@example.org."}
    )
    gp_name = _line("GP", 120)
    gp_practice = _line("GP practice", 200)
    gp_address = _lines("Address of the practice", 500)
    has_allergies = forms.ChoiceField(
        label="Allergies",
        choices=ALLERGIES,
        widget=forms.RadioSelect,
        initial="not_known",
        error_messages={"required": "Say whether there are allergies. “Not asked yet” is an answer."},
    )
    allergies = _lines("Which allergies?", 1000, "One on each line.")
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        given = dict(super().clean() or {})
        listed = [line.strip() for line in given.get("allergies", "").splitlines() if line.strip()]
        if given.get("has_allergies") == "some" and not listed:
            self.add_error("allergies", "Enter each allergy on a line of its own.")
        if given.get("has_allergies") in ("none", "not_known") and listed:
            self.add_error("has_allergies", "You listed allergies. Choose “Yes”, or empty the list.")
        self._check(given, "nhs_number", "birth_date")
        return given

    def _check(self, given: dict[str, Any], *names: str) -> None:
        for name in names:
            try:
                checked({name: given.get(name)} if given.get(name) else {})
            except Refused as refusal:
                self.add_error(name, str(refusal))

    def details(self) -> dict[str, Any]:
        """As the actions take them."""
        given = {name: value for name, value in self.cleaned_data.items() if name in Patient.DETAILS}
        listed = [line.strip() for line in self.cleaned_data["allergies"].splitlines() if line.strip()]
        return given | {"allergies": None if self.cleaned_data["has_allergies"] == "not_known" else listed}


class RegisterForm(DetailsForm):
    sites = forms.MultipleChoiceField(
        label="At which hospital?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one hospital."},
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, sites: Iterable[Site], *args: Any, **options: Any) -> None:
        choices = [(site.pk, site.name) for site in sites]
        first = {"key": uuid4(), "sites": [choices[0][0]] if len(choices) == 1 else []}
        super().__init__(*args, **{"initial": first, **options})
        self.fields["sites"].choices = choices  # type: ignore[attr-defined]


class NeedsForm(forms.Form):
    """Asked once, honoured everywhere."""

    format = forms.ChoiceField(label="How do they read what we send?", choices=Format.choices)
    language = forms.ChoiceField(label="Language", choices=LANGUAGES)
    interpreter = forms.BooleanField(label="An interpreter is needed", required=False)
    channel = forms.ChoiceField(label="How do they want to hear from us?", choices=Channel.choices)
    needs_note = _lines("Anything else that helps", 1000, "Such as the grade of Braille, or the best time to ring.")
    helper_name = _line("Somebody who may speak for them", 200, "Name and relation.")
    helper_phone = _line("Telephone of this person", 30, widget=forms.TextInput({"type": "tel"}))
    helper_authority = _line(
        "What allows this person to speak for them", 300, "Such as: the patient said so, and when."
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def needs(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}
