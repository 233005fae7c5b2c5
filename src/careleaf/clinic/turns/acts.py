"""One act for each end and turn, with the question that belongs to it."""

from collections.abc import Sequence

from django import forms

from careleaf.clinic.journeys.act import Act, Case, Fields
from careleaf.clinic.journeys.wording import happened
from careleaf.clinic.people.access import CLINICIANS
from careleaf.clinic.turns.bookings import settle_bookings, take_booking_back
from careleaf.clinic.turns.closing import demand_nothing_open
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.turns import TURNS

STAFF = (*CLINICIANS, Role.CLERK, Role.MANAGER)
_THEATRE = (Role.CONSULTANT, Role.SECOND_CLINICIAN, Role.THEATRE_NURSE, Role.RADIOGRAPHER)
_AFTERWARDS = (*_THEATRE, Role.RECOVERY_NURSE, Role.PAIN_NURSE)


def _why(label: str, extra: dict[str, str]) -> Fields:
    fields: dict[str, forms.Field] = {
        "why": forms.CharField(
            label=label, widget=forms.Textarea, max_length=1000, error_messages={"required": "Say why."}
        )
    }
    return fields | {
        name: forms.CharField(label=words, max_length=300, error_messages={"required": f"Fill this in: {words}"})
        for name, words in extra.items()
    }


def _turn(kind: Event, roles: Sequence[Role], label: str = "Why?", **extra: str) -> Act:
    return Act(
        kind=kind, roles=roles, asks=lambda case: _why(label, extra), brings=settle_bookings, hint=TURNS[kind].then
    )


def _entry_in_error(case: Case) -> Fields:
    """The entries, newest first."""
    entries = [(event.id, f"Entry {int(event.id)}: {happened(event.kind).lower()}") for event in case.events]
    which = forms.ChoiceField(
        label="Which entry was made in error?",
        help_text="It stays in the record, marked, and counts no more.",
        choices=[("", "Choose an entry"), *reversed(entries)],
        error_messages={"required": "Choose the entry."},
    )
    return {"supersedes": which, **_why("What is wrong with it?", {})}


ACTS: tuple[Act, ...] = (
    _turn(Event.DECLINED, STAFF, "What does the patient say?"),
    _turn(Event.NOT_ELIGIBLE, (Role.CONSULTANT,), "Which criteria are not met?", told="Who has been told?"),
    _turn(Event.CANCELLED_BY_PATIENT, STAFF, "What does the patient say?"),
    _turn(Event.CANCELLED_BY_HOSPITAL, STAFF, "Why does the hospital cancel?"),
    _turn(Event.DID_NOT_ATTEND, STAFF, "What was tried to reach the patient?"),
    _turn(Event.ATTENDED_NOT_DONE, STAFF, "Why was it not done?"),
    _turn(Event.RESCHEDULED, STAFF, "Why is it moved?"),
    _turn(Event.ABANDONED, _THEATRE, "Why was it stopped, and how far had it gone?"),
    _turn(Event.ADMITTED, _AFTERWARDS, "Why does the patient stay?", ward="Where to?"),
    _turn(Event.TRANSFERRED, STAFF, "Why?", to="Who takes over, and where?"),
    _turn(Event.DIED, STAFF, "How did the clinic hear of it?"),
    _turn(Event.LOST, STAFF, "What was tried to reach the patient?"),
    Act(
        kind=Event.CLOSED,
        roles=(*CLINICIANS, Role.CLERK),
        asks=lambda case: _why("Is anything left to say?", {}),
        demands=demand_nothing_open,
        brings=settle_bookings,
        hint=TURNS[Event.CLOSED].then,
    ),
    Act(kind=Event.RECORDED_IN_ERROR, roles=CLINICIANS, asks=_entry_in_error, brings=take_booking_back),
)
