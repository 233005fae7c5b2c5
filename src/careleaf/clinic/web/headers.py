"""What every answer tells the browser besides the page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_NOTHING_OF_THE_DEVICE = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class Headers:
    """No page may use the device, and what staff saw is not kept on a shared computer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", _NOTHING_OF_THE_DEVICE)
        user = getattr(request, "user", None)
        is_staff_page = user is not None and user.is_authenticated
        if is_staff_page:
            response["Cache-Control"] = "no-store"
        else:
            response.setdefault("Cache-Control", "no-cache")
        return response
