"""Opening a journey; the one form that records any event."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms

from careleaf.clinic.journeys.actions.record_event import Circumstances, Entry
from careleaf.clinic.journeys.queries import Choice
from careleaf.clinic.journeys.rulebook import Asked, Duty
from careleaf.clinic.journeys.wording import KNOWN_BY
from careleaf.clinic.web.fields import WhenField
from careleaf.clinic.web.saying import when
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.happened import How


class SearchForm(forms.Form):
    find = forms.CharField(label="Find by reference or initials", required=False, max_length=20)


class OpenForm(forms.Form):
    """A leaflet at a hospital, and initials. Nothing here says who the person is."""

    opening = forms.ChoiceField(
        label="Which procedure, at which hospital?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the procedure and the hospital."},
    )
    initials = forms.RegexField(
        r"^[A-Za-z]{1,4}$",
        label="Initials",
        help_text="One to four letters. Do not enter a name or a number.",
        error_messages={"required": "Enter the initials.", "invalid": "Enter one to four letters, such as MK."},
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, openings: Sequence[Choice], *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"initial": {"key": uuid4()}, **options})
        named = [(choice.key, f"{choice.edition.pathway.title}, {choice.site.name}") for choice in openings]
        self.fields["opening"].choices = named  # type: ignore[attr-defined]


class RecordForm(forms.Form):
    """When, how, and what this kind of event asks; the page's own key and what it had shown go along."""

    happened_at = WhenField(
        label="When did it happen?", help_text="Day, month, year; hour and minute on the 24-hour clock."
    )
    how = forms.ChoiceField(
        label="How do you know?",
        widget=forms.RadioSelect,
        choices=[(how.value, words) for how, words in KNOWN_BY.items()],
        initial=How.SCREEN.value,
    )
    reason = forms.CharField(
        label="If it happened more than 15 minutes ago: why is it recorded late?",
        required=False,
        widget=forms.Textarea,
        max_length=1000,
    )
    key = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self,
        kind: Event,
        asked: Sequence[Asked],
        duties: Sequence[tuple[Duty, Sequence[datetime]]],
        *args: Any,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.kind, self.asked, self.duties = kind, asked, [duty for duty, _ in duties]
        first = {f"question_{one.key}": _question(one) for one in asked}
        first |= {f"duty_{one.item.id}": _duty(one, ends) for one, ends in duties}
        self.fields = first | self.fields

    def entries(self) -> list[Entry]:
        """What to record. Going home is recorded with its duties when the patient took on every one of them."""
        if self.kind is Event.QUESTIONS_ANSWERED:
            return [Entry(self.kind, {one.key: self.cleaned_data[f"question_{one.key}"] for one in self.asked})]
        answers = {one.item.id: self.cleaned_data[f"duty_{one.item.id}"] for one in self.duties}
        if not answers:
            return [Entry(self.kind)]
        if set(answers.values()) != {"yes"}:
            return [Entry(self.kind, answers)] if self.kind is Event.DISCHARGED else []
        acknowledged = Entry(Event.DUTIES_ACKNOWLEDGED, answers)
        return [acknowledged] if self.kind is Event.DUTIES_ACKNOWLEDGED else [acknowledged, Entry(self.kind)]

    def circumstances(self) -> Circumstances:
        given = self.cleaned_data
        return Circumstances(
            happened_at=given["happened_at"],
            how=How(given["how"]),
            reason=given["reason"],
            key=given["key"],
            seen=given["seen"],
        )


def _question(asked: Asked) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=asked.words,
        help_text=asked.why,
        choices=asked.choices,
        widget=forms.RadioSelect,
        error_messages={"required": f"Choose an answer. “Not known” is one. {asked.words}"},
    )


_AGREED = "Has the patient been told, and agreed?"


def _duty(duty: Duty, ends: Sequence[datetime]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=duty.item.text,
        help_text=" ".join([*(f"Not before {when(end)} at the earliest." for end in ends), _AGREED]),
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
        error_messages={"required": f"Say whether the patient has been told and agreed: {duty.item.text}"},
    )
