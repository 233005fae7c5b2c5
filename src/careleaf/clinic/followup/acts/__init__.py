"""What is recorded here: the booking, the reading, the tries, the call, the decision."""

from careleaf.clinic.followup.acts.booking import BOOK
from careleaf.clinic.followup.acts.calling import ATTEMPT, CALL, READ
from careleaf.clinic.followup.acts.deciding import DECIDE

ACTS = (BOOK, READ, ATTEMPT, CALL, DECIDE)
