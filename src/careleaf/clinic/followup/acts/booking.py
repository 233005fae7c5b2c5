"""The appointment is booked: by the house in its window, or by a person who can also go outside it with a reason."""

from datetime import datetime

from django import forms

from careleaf.clinic.appointments.actions.move_place import move_place
from careleaf.clinic.appointments.actions.release_place import release_place
from careleaf.clinic.appointments.actions.take_place import take_place
from careleaf.clinic.appointments.models import Kind
from careleaf.clinic.appointments.queries import places_of
from careleaf.clinic.followup.places import OTHER, place_named, places_offered
from careleaf.clinic.followup.window import MODES, is_inside, mode_for, promised_span, skills_for
from careleaf.clinic.journeys.act import Act, Case, Facts, Fields
from careleaf.clinic.journeys.asking import one_of, words
from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.records.refusals import Refused
from careleaf.clinic.web.fields import WhenField
from careleaf.clinic.web.saying import when
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.bookings import PLANNED_FOR

ROLES = (Role.CLERK, Role.PAIN_NURSE, Role.CONSULTANT, Role.MANAGER)


def _asks(case: Case) -> Fields:
    place = forms.ChoiceField(
        label="Which time?",
        help_text=_promised(case),
        choices=[("", "Choose a time"), *places_offered(case), (OTHER, OTHER.capitalize())],
        error_messages={
            "required": "Choose a time.",
            "invalid_choice": "Somebody has taken this time in the meantime. Choose another.",
        },
    )
    return {
        "mode": one_of("How will you meet?", MODES, _needs(case), initial=mode_for(case)),
        "place": place,
        "agreed_for": WhenField(
            label="If it is another time: when?",
            help_text="Only for what was agreed outside the sessions. Day, month, year; hour and minute.",
            required=False,
        ),
        "why_outside": words("If it lies outside the promised window: why?", required=False, long=True, most=1000),
    }


def _promised(case: Case) -> str:
    due = promised_span(case)
    if due is None:
        return "The leaflet promises no time for this patient."
    opens = f"from {when(due.opens)} " if due.opens else ""
    return f"Promised: {opens}until {when(due.closes)}." if due.closes else f"Promised: {opens.strip()}."


def _needs(case: Case) -> str:
    patient = case.journey.patient
    told = [
        "Needs an interpreter." if "interpreter" in skills_for(patient, "") else "",
        f"Recorded need: {patient.needs_note}" if patient.needs_note else "",
        "" if patient.phone or patient.mobile else "No telephone number is recorded: ask for one.",
    ]
    return " ".join(filter(None, told))


def _planned(case: Case, facts: Facts) -> Facts:
    """The time itself, which reasoning reads."""
    named = place_named(case, facts.get("place", ""))
    if named:
        session, number = named
        return {PLANNED_FOR: session.time_of(number).isoformat()}
    return {PLANNED_FOR: facts["agreed_for"]} if facts.get("agreed_for") else {}


def _demands(case: Case, facts: Facts) -> None:
    planned = facts.get(PLANNED_FOR)
    if not planned:
        raise Refused("Say for when it is agreed: choose a time, or enter another one.")
    at = datetime.fromisoformat(planned)
    if at <= case.at:
        raise Refused("This time is over. Choose one that is still to come.")
    if not is_inside(promised_span(case), at) and not facts.get("why_outside"):
        raise Refused(
            f"{when(at)} lies outside the promised window. {_promised(case)} Say why, or choose another time."
        )
    _demand_skills(case, facts)


def _demand_skills(case: Case, facts: Facts) -> None:
    named = place_named(case, facts.get("place", ""))
    if named is None or facts.get("why_outside"):
        return
    missing = set(skills_for(case.journey.patient, facts.get("mode", ""))) - set(named[0].skill_keys)
    if missing:
        raise Refused(
            f"This session does not offer what the patient needs: {', '.join(sorted(missing))}. Choose another time, "
            "or say below how it will be arranged."
        )


def _takes_the_place(case: Case, event: EventRow) -> None:
    """Booked again, the place moves; what lies outside the sessions gives the old one up."""
    named = place_named(case, event.facts.get("place", ""))
    held = places_of(case.journey, Kind.CALL).filter(released_at=None).first()
    if named is None:
        if held:
            release_place(place=held, reason="Booked anew outside the sessions", by=case.by)
        return
    session, number = named
    if held is None:
        take_place(journey=case.journey, among=[session], number=number, by=case.by)
    elif (held.session_id, held.number) != (session.pk, number):
        move_place(place=held, among=[session], number=number, reason="Booked anew", by=case.by)


BOOK = Act(
    kind=Event.FOLLOW_UP_BOOKED,
    roles=ROLES,
    asks=_asks,
    works_out=_planned,
    demands=_demands,
    brings=_takes_the_place,
    hint="Agree the time and the way with the patient, or with whoever speaks for them.",
)
