"""Pages for what went wrong, in plain words: what happened, that nothing was lost, what to do now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from careleaf.clinic.records.refusals import Refused


def _page(request: HttpRequest, status: int, title: str, *words: str) -> HttpResponse:
    return render(request, "web/error.jinja", {"title": title, "words": words}, status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(
        request,
        404,
        "We cannot find this page",
        "The address may be mistyped, or what it showed is at a hospital you are not signed in for.",
        "Check the address, or start again from the menu above.",
    )


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    words = str(exception) if isinstance(exception, Refused) else "Your role does not allow this."
    return _page(request, 403, "You cannot do this", words, "Nothing was changed.")


def broken(request: HttpRequest) -> HttpResponse:
    return _page(
        request,
        500,
        "Something went wrong here",
        "This is our mistake, not yours. What you entered may not have been saved.",
        "Go back, check what is shown, and try once more.",
        "If it happens again, tell whoever runs this service at what time it happened.",
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 400, "We could not read this request", "Go back to the page and send it again.")


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(
        request,
        403,
        "This form is too old to send",
        "It was opened before you signed in, or in another browser. Nothing was saved.",
        "Open the page again and send the form once more.",
    )
