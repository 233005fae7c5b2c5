"""The pain nurse: the aftercare inbox."""
