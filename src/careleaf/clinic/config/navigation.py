"""What every page's frame needs to know: the doors open to whoever is looking, and the mode of the house."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from careleaf.clinic.config.house import DOORS, Door


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The template context of the frame. A page that failed before sign-in was read has no user."""
    user = getattr(request, "user", None)
    signed_in = user if user is not None and user.is_authenticated else None
    doors = [(door, reverse(door.address)) for door in DOORS if _is_open(door, signed_in)]
    here = max((address for _, address in doors if _leads_to(address, request.path)), key=len, default="")
    return {
        "doors": [{"text": door.words, "href": address, "current": address == here} for door, address in doors],
        "signed_in": signed_in,
        "is_demonstration": not settings.PRODUCTION,
    }


def _leads_to(address: str, path: str) -> bool:
    """Every address begins with that of the first page, which leads only to itself."""
    return path == address if address == "/" else path.startswith(address)


def _is_open(door: Door, signed_in: Any) -> bool:
    if signed_in is None:
        return not door.for_staff
    return not door.roles or signed_in.role in door.roles
