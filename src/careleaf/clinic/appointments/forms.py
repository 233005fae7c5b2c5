"""Opening a session; saying why one is unlocked or cancelled."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django import forms

from careleaf.clinic.appointments.actions.open_session import Crew, Hours
from careleaf.clinic.appointments.models import Kind
from careleaf.clinic.appointments.wording import SKILLS
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.web.fields import WhenField

NOBODY_YET = [("", "Not known yet")]


class FromForm(forms.Form):
    """The first day to be shown."""

    day = forms.DateField(input_formats=["%Y-%m-%d"])


class WhyForm(forms.Form):
    reason = forms.CharField(
        label="Why?",
        widget=forms.Textarea,
        max_length=1000,
        error_messages={"required": "Say why. Patients and colleagues will ask."},
    )


class MoveForm(forms.Form):
    """What the page showed goes along, so that a page gone stale moves nobody."""

    seen = forms.IntegerField(min_value=1)
    to = forms.IntegerField(min_value=1)


class OpenForm(forms.Form):
    site = forms.ChoiceField(label="Which hospital?", error_messages={"required": "Choose the hospital."})
    kind = forms.ChoiceField(
        label="What is it for?",
        widget=forms.RadioSelect,
        choices=Kind.choices,
        error_messages={"required": "Choose what the session is for."},
    )
    title = forms.CharField(
        label="Title",
        help_text="As people here call it, such as: Tuesday morning list.",
        max_length=120,
        error_messages={"required": "Give the session a title, such as: Tuesday morning list."},
    )
    starts_at = WhenField(label="When does it begin?", help_text="Day, month, year; hour and minute.")
    capacity = forms.IntegerField(
        label="How many places?",
        min_value=1,
        max_value=60,
        error_messages={
            "required": "Enter how many people can come.",
            "invalid": "Enter a whole number.",
            "min_value": "Enter at least 1.",
            "max_value": "Enter 60 at most.",
        },
    )
    minutes = forms.IntegerField(
        label="How many minutes for each?",
        min_value=5,
        max_value=480,
        error_messages={
            "required": "Enter the minutes for each person.",
            "invalid": "Enter a whole number.",
            "min_value": "Enter at least 5.",
            "max_value": "Enter 480 at most.",
        },
    )
    theatre = forms.CharField(
        label="Theatre",
        help_text="For a theatre list only. Write it the same way each time.",
        required=False,
        max_length=60,
    )
    is_approved = forms.BooleanField(label="This theatre is approved for day surgery", required=False)
    led_by = forms.ChoiceField(label="Who leads it?", required=False)
    x_ray_operator = forms.ChoiceField(label="Who works the x-ray machine?", required=False)
    skills = forms.MultipleChoiceField(
        label="What can it offer?",
        widget=forms.CheckboxSelectMultiple,
        choices=list(SKILLS.items()),
        required=False,
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, sites: Sequence[Site], leaders: Sequence[Staff], operators: Sequence[Staff], *args: Any, **options: Any
    ) -> None:
        super().__init__(*args, **{"initial": {"key": uuid4()}, **options})
        self._people = {str(person.pk): person for person in (*leaders, *operators)}
        self._sites = {site.pk: site for site in sites}
        self._offer("site", [(site.pk, site.name) for site in sites])
        self._offer("led_by", NOBODY_YET + [(str(one.pk), f"{one.name}, {one.role_in_words}") for one in leaders])
        self._offer("x_ray_operator", NOBODY_YET + [(str(one.pk), one.name) for one in operators])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def hospital(self) -> Site:
        return self._sites[self.cleaned_data["site"]]

    def hours(self) -> Hours:
        """It ends when the last place does."""
        given = self.cleaned_data
        length = timedelta(minutes=given["capacity"] * given["minutes"])
        return Hours(
            starts_at=given["starts_at"],
            ends_at=given["starts_at"] + length,
            capacity=given["capacity"],
            minutes=given["minutes"],
        )

    def crew(self) -> Crew:
        given = self.cleaned_data
        return Crew(led_by=self._people.get(given["led_by"]), x_ray_operator=self._people.get(given["x_ray_operator"]))
