"""One patient's way through their story: each act at its moment, as whoever does it, and what the house does then."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate, make_aware

from careleaf.clinic.appointments.models import Session
from careleaf.clinic.demo.answering import Said, filled_in
from careleaf.clinic.demo.story import Moment, Step, Story
from careleaf.clinic.desks.acts import ACTS
from careleaf.clinic.journeys.act import Act, Case, as_facts
from careleaf.clinic.journeys.actions.open_journey import open_journey
from careleaf.clinic.journeys.actions.perform import perform
from careleaf.clinic.journeys.actions.refresh import refresh
from careleaf.clinic.journeys.automation import do_what_is_open, doings
from careleaf.clinic.journeys.circumstances import Circumstances
from careleaf.clinic.journeys.models import Journey, OpenTask
from careleaf.clinic.journeys.queries import case_of, every_journey
from careleaf.clinic.library.models import Edition
from careleaf.clinic.library.queries import definition_of
from careleaf.clinic.messages.actions.note_delivery import note_delivery
from careleaf.clinic.messages.actions.print_letters import mark_printed
from careleaf.clinic.messages.models import Message, State
from careleaf.clinic.messages.queries import to_print
from careleaf.clinic.people.access import HOUSE, Actor
from careleaf.clinic.people.actions.register_patient import register_patient, set_needs
from careleaf.clinic.people.models import Channel, Patient, Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import Refused
from careleaf.clinic.screening.settling import ToSettle, to_settle
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.bookings import PLANNED_FOR, planned
from careleaf.reasoning.happened import until
from careleaf.reasoning.turns import TURNS

CALL_IF_NONE_IS_BOOKED = timedelta(days=49, hours=2)
AT_MOST_SETTLED = 8
EMAIL_TAKES = timedelta(minutes=1)
OF_A_REFERRAL = ("side", "referrer", "indication")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on a theatre list that this story is to take."""

    session: Session
    number: int

    @property
    def at(self) -> datetime:
        return self.session.time_of(self.number)


@dataclass(frozen=True, slots=True)
class Stumble:
    """What could not be done as the story tells it, in the rule's words."""

    story: str
    step: str
    words: str

    def __str__(self) -> str:
        return f"{self.story}, {self.step}: {self.words}"


@dataclass(eq=False, slots=True)
class Life:
    """``slots`` are the places taken one after the other; ``squeeze`` brings a day that is happening now to now.

    ``keys`` gives each form its own key, the same in every run of the same seed.
    """

    name: str
    story: Story
    details: Mapping[str, Any]
    needs: Mapping[str, Any]
    edition: Edition
    staff: Mapping[Role, Staff]
    slots: Sequence[Slot]
    jitter: timedelta
    keys: Iterator[UUID]
    squeeze: tuple[datetime, float] | None = None
    patient: Patient | None = None
    journey: Journey | None = None
    done: int = 0
    listed: int = 0
    wakes_at: datetime | None = None
    stumbles: list[Stumble] = field(default_factory=list)

    @property
    def steps(self) -> Sequence[Step]:
        return self.story.steps

    def next_instant(self) -> datetime | None:
        """When something happens next: the next act, or a task the house does by itself opens."""
        act = self.instant(self.steps[self.done].taken_at) if self.done < len(self.steps) else None
        return min(filter(None, (act, self.wakes_at)), default=None)

    def instant(self, moment: Moment) -> datetime:
        day_0 = self.slots[-1].at
        if moment.after_call:
            return self._call() + timedelta(days=moment.day) + moment.past_midnight
        date = localdate(day_0) + timedelta(days=moment.day)
        if moment.day:
            return make_aware(
                datetime.combine(date, time(8)) + (moment.past_midnight - timedelta(hours=8)) + self.jitter
            )
        if self.squeeze:
            begins, speed = self.squeeze
            return begins + (moment.past_midnight - timedelta(hours=8, minutes=15)) * speed
        return day_0 + (moment.past_midnight - timedelta(hours=8, minutes=15))

    def _call(self) -> datetime:
        booked = None
        if self.journey:
            case = case_of(every_journey().get(pk=self.journey.pk), self.staff[Role.CLERK], clock.now())
            booked = planned(Event.FOLLOW_UP_CALLED, case.place, until(case.events, case.at))
        return booked or self.slots[-1].at + CALL_IF_NONE_IS_BOOKED

    def live_until(self, now: datetime) -> None:
        """Everything up to now, then what the house would do this minute."""
        while (instant := self.next_instant()) is not None and instant <= now:
            self._go_on(instant)
        if self.journey:
            with transaction.atomic():
                refresh(self.journey, now)
            do_what_is_open(self.journey)
            self._post_what_waits(now)

    def _go_on(self, now: datetime) -> None:
        """The act whose moment has come, with whatever the house does after it; or only that."""
        with clock.at(now):
            if self.done < len(self.steps) and self.instant(self.steps[self.done].taken_at) <= now:
                self._take_next()
            elif self.journey:
                do_what_is_open(self.journey)
            self.wakes_at = _opens_next(self.journey, now) if self.journey else None

    def _take_next(self) -> None:
        step = self.steps[self.done]
        self.done += 1
        if step.do in TURNS:
            self._post_what_waits(clock.now())
        try:
            with transaction.atomic():
                self._take(step)
        except Refused as refusal:
            self.stumbles.append(Stumble(self.name, f"{step.at} {step.do.value}", str(refusal)))
            self.done = len(self.steps)

    def _take(self, step: Step) -> None:
        act, by = ACTS.get(step.do), self._actor(step.by)
        if act is None or not (act.states_side or self._is_of_this_pathway(step.do)):
            return
        if step.phoned and self.needs.get("channel") == Channel.EMAIL:
            return
        said = {**self.story.says, **step.says}
        if self.journey is None:
            self._begin(act, step, by, said)
        elif step.do is Event.FINDING_RESOLVED:
            self._settle(step, act, by, said)
        else:
            case = self._case(by, step.part)
            facts = filled_in(act, case, said) | self._place(step.do)
            perform(act, journey=self.journey, facts=facts, circumstances=self._circumstances(step), by=by)

    def _begin(self, act: Act, step: Step, by: Actor, said: Said) -> None:
        site = self.slots[-1].session.site
        patient = register_patient(sites=[site], by=by, key=next(self.keys), **self.details)
        self.patient = set_needs(patient=patient, by=by, **self.needs) if self.needs else patient
        self.journey = open_journey(
            act,
            patient=self.patient,
            site=site,
            edition=self.edition,
            facts={name: str(said[name]) for name in OF_A_REFERRAL},
            circumstances=self._circumstances(step),
            by=by,
        )

    def _settle(self, step: Step, act: Act, by: Actor, said: Said) -> None:
        for _ in range(AT_MOST_SETTLED):
            case = self._case(by, "")
            one = next((found for found in to_settle(case) if _is_meant(found, step.settles)), None)
            if one is None:
                return
            facts = filled_in(act, self._case(by, one.part), said)
            perform(act, journey=case.journey, facts=facts, circumstances=self._circumstances(step), by=by)

    def _case(self, by: Actor, part: str) -> Case:
        assert self.journey is not None, "a journey begins with its referral"
        case = case_of(every_journey().get(pk=self.journey.pk), by, clock.now())
        return Case(case.journey, case.pathway, case.events, case.at, by, part)

    def _place(self, kind: Event) -> dict[str, str]:
        """The place on the list that is kept for this story."""
        if kind is not Event.LISTED:
            return {}
        slot = self.slots[min(self.listed, len(self.slots) - 1)]
        self.listed += 1
        return as_facts({PLANNED_FOR: slot.at, "theatre": slot.session.theatre})

    def _actor(self, role: Role) -> Actor:
        if role is not Role.PATIENT:
            return self.staff[role]
        assert self.patient is not None, "patients do nothing before they are referred"
        return self.patient

    def _post_what_waits(self, now: datetime) -> None:
        """Each letter is in its envelope on the morning after it was written; today's are still to be printed.

        No mail server stands behind a demonstration: what would have been emailed by then is marked as gone.
        """
        clerk = self.staff[Role.CLERK]
        for message in to_print(clerk).filter(journey=self.journey):
            printed_at = make_aware(datetime.combine(localdate(message.issued_at) + timedelta(days=1), time(8)))
            if printed_at <= now:
                with clock.at(printed_at):
                    mark_printed(messages=[message], by=clerk)
        for message in Message.objects.filter(journey=self.journey, try_at__lte=now - EMAIL_TAKES):
            with clock.at(message.issued_at + EMAIL_TAKES):
                note_delivery(message, State.ACCEPTED, by=HOUSE, why="Made up: a demonstration sends nothing.")
            Message.objects.filter(pk=message.pk).update(try_at=None)

    def _is_of_this_pathway(self, kind: Event) -> bool:
        """What it does not have is left out; but the side is stated at every stage on every pathway."""
        return any(kind in step.events for step in definition_of(self.edition).pathway.steps.values())

    def _circumstances(self, step: Step) -> Circumstances:
        happened_at = self.instant(step.at) if step.recorded else clock.now()
        return Circumstances(
            happened_at=happened_at,
            how=step.how,
            reason=step.because,
            key=next(self.keys),
            has_happened=bool(step.because),
        )


def _is_meant(one: ToSettle, wanted: str) -> bool:
    return (
        not wanted
        or wanted in (one.signs.get("finding"), one.signs.get("gate"))
        or (wanted == "incident" and "incident" in one.signs)
    )


def _opens_next(journey: Journey, now: datetime) -> datetime | None:
    """When the next task opens that the house can do."""
    kinds = [kind.value for kind in doings()]
    found = OpenTask.objects.filter(journey=journey, what=OpenTask.What.TASK, kept_by__in=kinds, opens__gt=now)
    return found.order_by("opens").values_list("opens", flat=True).first()
