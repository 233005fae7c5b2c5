"""The lived-in half of the house: rooms where people work, in floors whose doors open downwards only."""
