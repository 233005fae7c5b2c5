"""How a room says no: in words for the person who asked, with nothing changed."""

from django.core.exceptions import PermissionDenied


class Refused(Exception):
    """A rule of the house forbids it now. The message says what is in the way and what to do."""


class NotAllowed(Refused, PermissionDenied):
    """This person's role or sites do not allow it."""
