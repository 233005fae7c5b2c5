"""A safety change is taken to the journeys it has not reached, without waiting for the worker."""

from careleaf.clinic.library.models import SafetyChange
from careleaf.clinic.people.access import Actor, demand_role
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.turns.safety import reach_everybody
from careleaf.definition.vocabulary import Role

REACHERS = (Role.LIBRARIAN, Role.CONSULTANT)
AT_ONCE = 50
"""So many letters are written while somebody waits for the page."""


def reach_now(*, change: SafetyChange, by: Actor) -> int:
    """How many were reached; each in a transaction of its own, as by the worker."""
    demand_role(by, *REACHERS)
    reached = reach_everybody(at_most=AT_ONCE)
    note_act(by.named, "reach_now", change.edition.named, reached=reached)
    return reached
