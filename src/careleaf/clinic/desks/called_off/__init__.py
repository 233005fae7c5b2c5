"""A session that does not take place: who loses their place, who has been told, what is still to be recorded."""
