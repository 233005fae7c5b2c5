"""Sessions with room for so many people, and the places taken in them: theatre lists and nurse calls alike."""
