"""The day of the procedure, from arrival to the complete record."""
