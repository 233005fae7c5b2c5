"""The form that opens a journey: which procedure at which hospital, then what the act of referring asks."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms

from careleaf.clinic.journeys.forms import Told, facts_told, side_field
from careleaf.clinic.journeys.queries import Choice
from careleaf.clinic.referral.acts import REFER, asks_for_referral
from careleaf.reasoning.happened import How


class ReferForm(Told):
    opening = forms.ChoiceField(
        label="Which procedure, at which hospital?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the procedure and the hospital."},
    )

    def __init__(self, openings: Sequence[Choice], at: datetime, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial={"key": uuid4(), "happened_at": at, "how": How.PAPER.value})
        named = [(choice.key, f"{choice.edition.pathway.title}, {choice.site.name}") for choice in openings]
        own = side_field(REFER) | dict(asks_for_referral())
        self.own = tuple(own)
        told = {name: field for name, field in self.fields.items() if name not in ("opening", "has_happened", "seen")}
        opening = self.fields["opening"]
        opening.choices = named  # type: ignore[attr-defined]
        told["happened_at"].label = "When did the referral arrive?"
        told["reason"].label = "If it arrived more than 15 minutes ago: why is it recorded now?"
        self.fields = {"opening": opening} | own | told

    def facts(self) -> dict[str, str]:
        return facts_told(REFER, self.own, self.cleaned_data)
