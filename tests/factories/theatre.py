"""A day in theatre for tests: what each person says at each act, and journeys brought to the moment that is tried."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from careleaf.clinic.desks.acts import ACTS
from careleaf.clinic.journeys.act import Act
from careleaf.clinic.journeys.actions.perform import perform
from careleaf.clinic.journeys.asking import called
from careleaf.clinic.journeys.models import Event as EventRow
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.journeys.queries import pathway_of
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.access import HOUSE, Actor
from careleaf.clinic.people.models import Site, Staff
from careleaf.definition.vocabulary import Event, Role
from tests.factories.clinic import a_staff
from tests.factories.journeys import ACCEPTANCE, a_journey, circumstances

WELL = {
    "blood_thinner": "no",
    "diabetes": "no",
    "infection": "no",
    "antibiotics": "no",
    "steroid_recent": "no",
    "steroid_injections": "0",
    "red_flags": "no",
    "pregnancy": "no",
    "weight": "70",
    "temperature": "36.8",
    "allergy_antiseptic": "no",
    "allergy_plaster": "yes",
}
"""Answers of somebody for whom nothing stands in the way; each definition reads those it asks."""

LABELS = {"batch": "A1", "expires": "2099-01-31"}
ONE_SIDE = {"triamcinolone": "1", "bupivacaine": "4"}
"""Millilitres: 40 mg and 20 mg."""
STRONG = {"left_leg": "strong", "right_leg": "strong"}
HOME = {"escort_here": "yes", "adult_at_home": "yes", "papers_given": "yes"}


@dataclass
class Theatre:
    """One journey and the people around it."""

    journey: Journey
    consultant: Staff
    nurse: Staff
    radiographer: Staff
    recovery: Staff
    sides: str = "left"

    def do(self, kind: Event, by: Actor | None = None, **facts: str) -> EventRow:
        return self.told(kind, by, facts)

    def late(self, kind: Event, by: Actor | None = None, **facts: str) -> EventRow:
        """What has happened already."""
        return self.told(kind, by, facts, has_happened=True, reason="It was in before anybody could stop it")

    def told(self, kind: Event, by: Actor | None, facts: dict[str, str], **known: Any) -> EventRow:
        """An act; what another room declares and this test only needs to have happened is recorded by the house."""
        told = circumstances(**known)
        act = ACTS[kind] if by is not None else Act(kind=kind, roles=())
        actor = by or HOUSE
        return perform(act, journey=self.journey, facts=facts, circumstances=told, by=actor)

    def last(self) -> EventRow:
        return self.journey.events.order_by("-sequence")[0]

    def arrive(self) -> Theatre:
        self.told(Event.ACCEPTED, None, ACCEPTANCE)
        self.do(Event.LEAFLET_GIVEN)
        self.do(Event.CONSENT_GIVEN, side=self.sides)
        self.do(Event.ARRIVED, self.nurse, identity_said="yes", taken_home_by="coming")
        self.told(Event.QUESTIONS_ANSWERED, None, self.well())
        return self

    def well(self) -> dict[str, str]:
        asked = pathway_of(self.journey).questions
        return {name: answer for name, answer in WELL.items() if name in asked}

    def mark(self) -> Theatre:
        self.do(Event.CONSENT_CONFIRMED, side=self.sides)
        self.do(Event.SITE_MARKED, self.consultant, side=self.sides, patient_agrees="yes")
        return self

    def check(self, **planned: str) -> Theatre:
        """Team brief, sign in, time out."""
        team = {"injects": called(self.consultant), "images_by": called(self.radiographer)}
        self.do(Event.TEAM_BRIEFED, self.nurse, team=called(self.nurse), **team)
        agreed = dict.fromkeys(("identity_agrees", "side_agrees", "agents_agree", "still_agrees"), "yes")
        self.do(Event.SIGNED_IN, self.nurse, side=self.sides, allergies_read="yes", **agreed)
        self.time_out(**planned)
        return self

    def time_out(self, **planned: str) -> EventRow:
        wanted = planned or ({"lidocaine": "5"} | ONE_SIDE)
        volumes = {f"{drug}_planned_ml": volume for drug, volume in wanted.items()}
        return self.do(Event.TIMED_OUT, self.nurse, side=self.sides, all_agree="yes", **volumes)

    def begin(self) -> Theatre:
        self.do(Event.POSITIONED, self.nurse, position="front", stop_word="Stop")
        self.do(Event.SKIN_CLEANED, self.nurse, antiseptic="chlorhexidine in alcohol", dried="yes")
        self.do(Event.PROCEDURE_STARTED, self.nurse, approved_theatre="yes", baseline_score="7")
        return self

    def stop(self, side: str) -> EventRow:
        people = {"injector": called(self.consultant), "assistant": called(self.nurse)}
        return self.do(Event.STOPPED_BEFORE_BLOCK, self.nurse, side=side, **people)

    def needle(self, side: str, **volumes: str) -> dict[str, str]:
        """What is said at an injection."""
        drawn = volumes or ONE_SIDE
        facts = {f"{drug}_ml": volume for drug, volume in drawn.items()}
        facts |= {f"{drug}_{part}": label for drug in drawn for part, label in LABELS.items()}
        people = {"given_by": called(self.consultant), "checked_by": called(self.nurse)}
        return facts | people | {"side": side, "place": "both", "needle_seen": "yes"}

    def inject(self, side: str, **volumes: str) -> EventRow:
        return self.do(Event.INJECTED, self.consultant, **self.needle(side, **volumes))

    def end(self, **facts: str) -> EventRow:
        return self.do(Event.PROCEDURE_ENDED, self.nurse, **({"how_it_ended": "as_planned"} | facts))

    def recover(self) -> Theatre:
        """Everything before the door but the door."""
        pressures = {"pressure_lying": "130/80", "pressure_standing": "125/80", "unsteady": "no"}
        self.do(Event.FIRST_STAND_ASSISTED, self.recovery, **pressures)
        self.do(Event.LEG_POWER_TESTED, self.recovery, **STRONG)
        self.do(Event.DUTIES_ACKNOWLEDGED, self.recovery, told_back="yes")
        return self


def a_theatre(site: Site, edition: Edition, sides: str = "left") -> Theatre:
    people = {role: a_staff(role, [site]) for role in (Role.CONSULTANT, Role.THEATRE_NURSE, Role.RADIOGRAPHER)}
    return Theatre(
        journey=a_journey(site, edition, side=sides),
        consultant=people[Role.CONSULTANT],
        nurse=people[Role.THEATRE_NURSE],
        radiographer=people[Role.RADIOGRAPHER],
        recovery=a_staff(Role.RECOVERY_NURSE, [site]),
        sides=sides,
    )
