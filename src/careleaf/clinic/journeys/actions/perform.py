"""An act is done: its event is added to the journey, once, with everything that comes with it.

What happens now has to come next and pass its gates: a doubt stops it before it is done. What has happened already is
recorded with a reason, whatever the gates would have said: the record tells the truth.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from careleaf.clinic.journeys.access import demand_part
from careleaf.clinic.journeys.act import Act, Case, Facts
from careleaf.clinic.journeys.actions.refresh import work_out
from careleaf.clinic.journeys.automation import brought_with_every_event, do_what_is_open
from careleaf.clinic.journeys.circumstances import Circumstances
from careleaf.clinic.journeys.models import Event, Journey
from careleaf.clinic.journeys.queries import as_happened, case_of, locked, stops_for
from careleaf.clinic.journeys.refusals import OutOfOrder, SideDiffers, Stale, Stopped
from careleaf.clinic.people.access import Actor
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Event as Kind
from careleaf.reasoning.happened import SUPERSEDES, Happened, How
from careleaf.reasoning.sides import STATED_BEFORE, Difference, Matter, Side, consented, side_stops, sides_in

_STATED_BEFORE_THE_NEEDLE = frozenset({*STATED_BEFORE, Kind.STOPPED_BEFORE_BLOCK}) - {Kind.REFERRED}


@transaction.atomic
def perform(act: Act, *, journey: Journey, facts: Facts, circumstances: Circumstances, by: Actor) -> Event:
    """The event, whole or not at all. The same form sent twice adds nothing the second time."""
    demand_part(by, journey, act.roles)
    journey = locked(journey)
    known = journey.events.filter(key=circumstances.key).first()
    if known is not None:
        return known
    now = clock.now()
    case = case_of(journey, by, now)
    _demand_sense(act, circumstances, case)
    late = circumstances.is_late(now)
    facts = {**facts, **act.works_out(replace(case, at=circumstances.happened_at) if late else case, facts)}
    if facts.get(SUPERSEDES):
        _demand_amendable(act, facts, circumstances, case)
    elif not late:
        _demand_next(act, facts, circumstances, case)
        act.demands(case, facts)
    event = _add(act, case, facts, circumstances, now)
    after = _with_what_it_brings(act, case, event)
    note_act(by.named, "perform", journey.named, kind=event.kind, sequence=event.sequence)
    work_out(after)
    transaction.on_commit(lambda: do_what_is_open(journey))
    return event


def _with_what_it_brings(act: Act, case: Case, event: Event) -> Case:
    """The case with the event, and as whatever came with it left the journey; read anew only where something did."""
    after = replace(case, events=(*case.events, as_happened(event)))
    if act.brings_something:
        act.brings(after, event)
        after = case_of(locked(case.journey), case.by, case.at)
    for bring in brought_with_every_event():
        bring(after, event)
    return after


def _demand_sense(act: Act, circumstances: Circumstances, case: Case) -> None:
    by_people = [int(event.id) for event in case.events if not event.by.startswith("house:")]
    if circumstances.seen is not None and circumstances.seen < max(by_people, default=0):
        raise Stale
    if circumstances.happened_at > case.at:
        raise Refused("This time lies in the future. Record what has happened, when it has happened.")
    if circumstances.is_late(case.at) and not circumstances.reason.strip():
        raise Refused("It happened more than 15 minutes ago. Say why it is recorded late.")


def _demand_amendable(act: Act, facts: Facts, circumstances: Circumstances, case: Case) -> None:
    """An entry is put right by one of its own kind, with a reason; or taken out."""
    old = next((event for event in case.events if event.id == facts[SUPERSEDES]), None)
    if old is None or act.kind not in (old.kind, Kind.RECORDED_IN_ERROR):
        raise Refused("There is no such entry to put right. Open the journey and choose the entry again.")
    if act.kind is not Kind.RECORDED_IN_ERROR and not circumstances.reason.strip():
        raise Refused("Say why the record is put right.")


def _demand_next(act: Act, facts: Facts, circumstances: Circumstances, case: Case) -> None:
    if not case.place.allows(act.kind):
        raise OutOfOrder
    found = stops_for(case, act.kind)
    if found:
        raise Stopped(found)
    _demand_side(act.kind, facts, circumstances, case)


def _demand_side(kind: Kind, facts: Facts, circumstances: Circumstances, case: Case) -> None:
    """Stated afresh and compared with the consent; without a consent yet there is nothing to compare with."""
    found: Sequence[Difference]
    if kind is Kind.INJECTED:
        found = side_stops(case.events, Side(facts["side"]) if facts.get("side") in list(Side) else None)
    elif kind is Kind.PROCEDURE_STARTED:
        found = side_stops(case.events)
    elif kind is Kind.CONSENT_CONFIRMED:
        found = _confirms_another(_as_if(kind, facts, circumstances, case), case)
    elif kind in _STATED_BEFORE_THE_NEEDLE:
        found = [
            one
            for one in side_stops((*case.events, _as_if(kind, facts, circumstances, case)))
            if one.stage is kind and one.matter is not Matter.NO_CONSENT and one.expected
        ]
    else:
        return
    if found:
        raise SideDiffers(found)


def _confirms_another(confirmed: Happened, case: Case) -> list[Difference]:
    """A consent is confirmed for the side it was given for; for another it is given anew."""
    wanted, said = consented(case.events), sides_in(confirmed)
    return [Difference(Matter.DIFFERS_FROM_CONSENT, confirmed.kind, said, wanted)] if wanted and said != wanted else []


def _as_if(kind: Kind, facts: Facts, circumstances: Circumstances, case: Case) -> Happened:
    return Happened(
        id="999999",
        kind=kind,
        happened_at=circumstances.happened_at,
        recorded_at=case.at,
        by=str(case.by.named),
        how=How.SCREEN,
        edition=case.journey.edition.label,
        facts=facts,
    )


def _add(act: Act, case: Case, facts: Facts, circumstances: Circumstances, now: datetime) -> Event:
    return Event.objects.create(
        journey=case.journey,
        sequence=len(case.events) + 1,
        key=circumstances.key,
        kind=act.kind.value,
        happened_at=circumstances.happened_at,
        recorded_at=now,
        by_kind=case.by.named.kind,
        by_id=case.by.named.id,
        by_role=case.by.role,
        by_name=case.by.name,
        how=circumstances.how.value,
        edition_label=case.journey.edition.label,
        facts=dict(facts),
        reason=circumstances.reason.strip(),
    )
