"""Urgent safety changes: how many open journeys are still to be reached, and reaching them now."""
