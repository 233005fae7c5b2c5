"""Everything that is recorded here, in the order of the day."""

from careleaf.clinic.procedure.acts import after, arrival, needle, team

ACTS = (*arrival.ACTS, *team.ACTS, *needle.ACTS, *after.ACTS)
