"""Where people work: one folder for each person at work, and the page of one journey, composed from the rooms below."""
