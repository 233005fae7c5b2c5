"""What is recorded here: the leaflet given, the consent given, confirmed or withdrawn."""

from careleaf.clinic.consent.confirming import CONFIRM, WITHDRAW
from careleaf.clinic.consent.giving import CONSENT
from careleaf.clinic.consent.leaflet import GIVE

ACTS = (GIVE, CONSENT, CONFIRM, WITHDRAW)
