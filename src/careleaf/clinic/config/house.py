"""The explicit list of rooms, lowest floor first, and what the navigation offers to whom."""

from dataclasses import dataclass

from careleaf.definition.vocabulary import Role

BOOKERS = (Role.CLERK, Role.CONSULTANT, Role.MANAGER, Role.PREASSESSMENT_NURSE, Role.PAIN_NURSE)
ALL_BUT_THE_LIBRARIAN = tuple(role for role in Role if role is not Role.LIBRARIAN)
IN_THEATRE = (
    Role.CONSULTANT,
    Role.SECOND_CLINICIAN,
    Role.THEATRE_NURSE,
    Role.RECOVERY_NURSE,
    Role.RADIOGRAPHER,
    Role.PREASSESSMENT_NURSE,
)
HAND_OUT_LEAFLETS = tuple(role for role in Role if role not in (Role.CONSULTANT, Role.MANAGER, Role.PAIN_NURSE))
ROOMS = ("records", "web", "people", "library", "journeys", "appointments", "messages", "referral", "promises", "desks")

AUTOMATIC = (
    "careleaf.clinic.messages.automatic",
    "careleaf.clinic.aftercare.automatic",
    "careleaf.clinic.followup.automatic",
)
"""Modules of rooms that do open tasks by themselves (``journeys.automation``)."""
BROUGHT_WITH_EVERY_EVENT = ("careleaf.clinic.messages.actions.send_letters_with.send_letters_with",)
"""What writes rows in the transaction of any event."""


@dataclass(frozen=True, slots=True)
class Door:
    """An entry of the navigation: its words, the name of its address, whether it is for people who work here.

    ``roles`` keeps it to some of them.
    """

    words: str
    address: str
    for_staff: bool
    roles: tuple[Role, ...] = ()


DOORS = (
    Door("Leaflets", "library:start", for_staff=False, roles=HAND_OUT_LEAFLETS),
    Door("My work", "desks:start", for_staff=True),
    Door("Patients", "people:patients", for_staff=True, roles=ALL_BUT_THE_LIBRARIAN),
    Door("Sessions", "appointments:sessions", for_staff=True, roles=BOOKERS),
    Door("Theatre", "desks:theatre", for_staff=True, roles=IN_THEATRE),
    Door("Calls today", "desks:calls_today", for_staff=True, roles=(Role.PAIN_NURSE, Role.CONSULTANT)),
    Door("Follow-ups", "desks:follow_ups_due", for_staff=True, roles=(Role.CLERK, Role.PAIN_NURSE)),
    Door("Aftercare", "desks:aftercare", for_staff=True, roles=(Role.PAIN_NURSE, Role.RECOVERY_NURSE)),
    Door("Post", "post:queue", for_staff=True, roles=(Role.CLERK, Role.MANAGER, Role.CONSULTANT)),
    Door("Staff", "people:staff", for_staff=True, roles=(Role.MANAGER,)),
    Door("Promises", "promises:service", for_staff=True, roles=(Role.MANAGER, Role.LIBRARIAN)),
    Door("Editions", "library:editions", for_staff=True, roles=(Role.LIBRARIAN,)),
    Door("Safety changes", "desks:safety_changes", for_staff=True, roles=(Role.LIBRARIAN,)),
)
"""At most six for anybody: what a role uses every day. The rest is linked from My work."""


def installed() -> list[str]:
    """The rooms by the names Django knows them by."""
    return [f"careleaf.clinic.{room}" for room in ROOMS]
