"""Recovery: from the end of the procedure to the door."""
