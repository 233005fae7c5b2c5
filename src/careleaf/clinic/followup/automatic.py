"""The house books the appointment by itself, as soon as the procedure is over and where a place is free in time."""

from collections.abc import Callable, Mapping

from careleaf.clinic.appointments.refusals import Closed, Full, Taken
from careleaf.clinic.followup.acts.booking import BOOK
from careleaf.clinic.followup.places import free_inside, name_of
from careleaf.clinic.followup.window import mode_for, promised_span
from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.actions.perform import perform
from careleaf.clinic.journeys.circumstances import Circumstances
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import Refused
from careleaf.clinic.web.saying import when
from careleaf.definition.vocabulary import Event

TRIES = 5
"""Others book at the same moment; so many places are tried before it is left to a person."""


def book_follow_up(case: Case) -> None:
    """The first free place inside the promised window that meets the patient's needs; else it is the clerk's."""
    mode = mode_for(case)
    _demand_plain(case)
    for place in free_inside(case, mode)[:TRIES]:
        try:
            perform(
                BOOK,
                journey=case.journey,
                facts={"mode": mode, "place": name_of(place)},
                circumstances=Circumstances.of_now(clock.now()),
                by=case.by,
            )
            return
        except (Closed, Full, Taken):
            continue
    due = promised_span(case)
    until = f" until {when(due.closes)}" if due and due.closes else ""
    raise Refused(f"No place that meets the patient's needs is free{until}. Open a session, or agree another time.")


def _demand_plain(case: Case) -> None:
    if case.place.visits:
        raise Refused("An appointment was called off before. Agree the next one with the patient.")
    if case.journey.patient.needs_note:
        raise Refused("A need is written down in words. Read it, and book in the way the patient can use.")


DOES: Mapping[Event, Callable[[Case], None]] = {Event.FOLLOW_UP_BOOKED: book_follow_up}
