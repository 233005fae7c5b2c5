"""The work that waits for whoever signs in."""
