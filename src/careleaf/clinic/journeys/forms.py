"""The one form of every act: what the act asks, the side afresh where it is stated, and the circumstances."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django import forms

from careleaf.clinic.journeys.act import EITHER_SIDE, Act, Case
from careleaf.clinic.journeys.circumstances import Circumstances
from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.journeys.wording import KNOWN_BY, SIDES
from careleaf.clinic.web.fields import WhenField
from careleaf.reasoning.happened import How
from careleaf.reasoning.sides import Side


class Told(forms.Form):
    """The circumstances: when it happened, how it is known, and why it is late if it is."""

    happened_at = WhenField(
        label="When did it happen?", help_text="Day, month, year; hour and minute on the 24-hour clock."
    )
    how = forms.ChoiceField(
        label="How do you know?",
        widget=forms.RadioSelect,
        choices=[(how.value, words) for how, words in KNOWN_BY.items()],
        initial=How.SCREEN.value,
    )
    has_happened = forms.BooleanField(
        label="It has happened already and can no longer be stopped: record it as it was.", required=False
    )
    reason = forms.CharField(
        label="If it happened more than 15 minutes ago, or out of order: why is it recorded now?",
        required=False,
        widget=forms.Textarea,
        max_length=1000,
    )
    key = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def circumstances(self) -> Circumstances:
        given = self.cleaned_data
        return Circumstances(
            happened_at=given["happened_at"],
            how=How(given["how"]),
            reason=given["reason"],
            key=given["key"],
            seen=given.get("seen"),
            has_happened=given.get("has_happened", False),
        )


class ActForm(Told):
    """What a person at work fills in. ``amends`` is the event whose record is put right."""

    def __init__(
        self, act: Act, case: Case, data: Mapping[str, Any] | None = None, *, amends: EventRow | None = None
    ) -> None:
        super().__init__(data, initial=_first_values(case, amends))
        self.act, self.case, self.amends = act, case, amends
        own = fields_of(act, case)
        if amends is not None:
            self.fields["reason"].label = "Why is the record put right?"
            self.fields["reason"].required = True
            del self.fields["has_happened"]
        self.own = tuple(own)
        self.fields = dict(own) | self.fields

    def facts(self) -> dict[str, str]:
        """What the event is to keep."""
        return facts_told(self.act, self.own, self.cleaned_data) | (
            {"supersedes": self.amends.event_id} if self.amends else {}
        )


class OwnForm(forms.Form):
    """What a patient fills in for themselves: no more than the act asks, at the moment they send it."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, act: Act, case: Case, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial={"key": uuid4()})
        self.act = act
        own = fields_of(act, case)
        self.own = tuple(own)
        self.fields = dict(own) | self.fields

    def facts(self) -> dict[str, str]:
        return facts_told(self.act, self.own, self.cleaned_data)


def fields_of(act: Act, case: Case) -> dict[str, forms.Field]:
    """What the act asks, and first of all the side where the act states it."""
    return (side_field(act) if act.states_side else {}) | dict(act.asks(case))


def facts_told(act: Act, own: tuple[str, ...], told: Mapping[str, Any]) -> dict[str, str]:
    side = {"side": told["side"]} if act.states_side and told.get("side") else {}
    return side | act.says({name: told[name] for name in own if name in told and name != "side"})


def side_field(act: Act) -> dict[str, forms.Field]:
    sides = [side for side in Side if act.kind not in EITHER_SIDE or side is not Side.BOTH]
    field = forms.ChoiceField(
        label="Which side?",
        help_text="Look at the patient, the mark and the papers, then say it afresh.",
        widget=forms.RadioSelect,
        choices=[(side.value, SIDES[side]) for side in sides],
        error_messages={"required": "Choose the side."},
    )
    return {"side": field}


def _first_values(case: Case, amends: EventRow | None) -> dict[str, Any]:
    first: dict[str, Any] = {"key": uuid4(), "seen": len(case.events), "happened_at": case.at, "how": How.SCREEN.value}
    if amends is None:
        return first
    said = {name: _typed(value) for name, value in amends.facts.items()}
    return said | first | {"happened_at": amends.happened_at, "how": amends.how}


def _typed(value: str) -> str | date | datetime:
    """An instant or a day as the date fields take it; everything else as it was said."""
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        return value
    if instant.tzinfo is not None:
        return instant
    return instant.date() if value == instant.date().isoformat() else value
