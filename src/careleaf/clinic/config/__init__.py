"""The roof: settings, addresses, the list of rooms, and how the house starts."""
