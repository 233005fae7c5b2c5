"""A place on a theatre list, and the way home: what is agreed with the patient before the day."""
