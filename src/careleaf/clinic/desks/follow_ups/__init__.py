"""The clerk's follow-up appointments: what is booked, and what went wrong while it can still be put right."""
