"""Every act there is, from the rooms that declare them."""

from collections.abc import Mapping
from types import MappingProxyType

from careleaf.clinic.aftercare import acts as aftercare
from careleaf.clinic.consent import acts as consent
from careleaf.clinic.feedback import acts as feedback
from careleaf.clinic.followup import acts as followup
from careleaf.clinic.journeys.act import Act
from careleaf.clinic.lists import acts as lists
from careleaf.clinic.messages import acts as messages
from careleaf.clinic.procedure import acts as procedure
from careleaf.clinic.recovery import acts as recovery
from careleaf.clinic.referral import acts as referral
from careleaf.clinic.screening import acts as screening
from careleaf.clinic.turns import acts as turns
from careleaf.definition.vocabulary import Event

ROOMS = (
    aftercare,
    messages,
    lists,
    feedback,
    followup,
    procedure,
    recovery,
    referral,
    screening,
    consent,
    turns,
)

ACTS: Mapping[Event, Act] = MappingProxyType({act.kind: act for room in ROOMS for act in room.ACTS})
