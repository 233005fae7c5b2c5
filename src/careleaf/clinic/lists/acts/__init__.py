"""A place on a list; the lift home."""

from careleaf.clinic.lists.acts import escort, listing

ACTS = (listing.LIST, escort.CONFIRM)
