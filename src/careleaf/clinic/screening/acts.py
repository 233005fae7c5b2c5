"""What is recorded here: the safety questions answered, and what they brought up settled."""

from careleaf.clinic.screening.asking import ASK
from careleaf.clinic.screening.resolving import SETTLE

ACTS = (ASK, SETTLE)
