"""Everything of one patient that this person may read: their journeys, what is next on each, their letters."""
