"""The print queue, one letter, and what a clerk or a consultant does with it."""

from collections.abc import Callable

from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from careleaf.clinic.messages import queries
from careleaf.clinic.messages.access import KEEPERS_OF_POST, RELEASERS, may_keep_post
from careleaf.clinic.messages.actions.print_letters import mark_printed, print_letters
from careleaf.clinic.messages.actions.send_again import send_again
from careleaf.clinic.messages.actions.take_back import record_returned, release_letter
from careleaf.clinic.messages.forms import ReturnedForm
from careleaf.clinic.messages.models import Message
from careleaf.clinic.messages.presenters import letter_page, rows
from careleaf.clinic.people.access import KEEPERS_OF_PATIENTS, for_roles, signed_in
from careleaf.clinic.records.actions import note_access, note_access_to_all
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.clinic.web.saying import plural

SHOWN = 50
"""Letters in one batch: more do not fit into anybody's hands."""


@require_GET
@for_roles(*KEEPERS_OF_POST, *RELEASERS)
def queue(request: HttpRequest) -> HttpResponse:
    return _queue(request)


def _queue(request: HttpRequest, refusal: str = "", status: int = 200) -> HttpResponse:
    person = signed_in(request)
    waiting, stuck = queries.to_print(person), queries.to_look_at(person)
    shown, others = list(waiting[:SHOWN]), list(stuck[:SHOWN])
    note_access_to_all(person.named, "post", {one.patient.named for one in (*shown, *others)})
    context = {
        "waiting": rows(shown),
        "count": waiting.count(),
        "stuck": rows(others),
        "stuck_count": stuck.count(),
        "may_keep": may_keep_post(person),
        "refusal": refusal,
    }
    return render(request, "messages/queue.jinja", context, status=status)


@require_POST
@for_roles(*KEEPERS_OF_POST)
def print_batch(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    found = list(queries.chosen(person, request.POST.getlist("letter")).defer(None))
    try:
        content = print_letters(messages=found, by=person)
    except Refused as refusal:
        return _queue(request, str(refusal), 409)
    note_access_to_all(person.named, "print letters", {one.patient.named for one in found})
    return _file(content, "letters.pdf")


@require_POST
@for_roles(*KEEPERS_OF_POST)
def printed(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    done = mark_printed(messages=queries.chosen(person, request.POST.getlist("letter")), by=person)
    if not done:
        return _queue(request, "No letter was marked. Tick those you have printed; others may be done already.", 409)
    notices.success(request, f"{plural(done, 'letter is', 'letters are')} marked as printed and posted.")
    return redirect("post:queue")


def _message(request: HttpRequest, reference: str) -> Message:
    found = queries.message_for(signed_in(request), reference)
    if found is None:
        raise Http404
    return found


@require_GET
@for_roles(*KEEPERS_OF_PATIENTS)
def letter(request: HttpRequest, reference: str) -> HttpResponse:
    return _letter(request, _message(request, reference))


def _letter(request: HttpRequest, shown: Message, status: int = 200, **more: object) -> HttpResponse:
    person = signed_in(request)
    note_access(person.named, "letter", shown.patient.named)
    context = {"page": letter_page(shown, person), "form": ReturnedForm(), "refusal": ""}
    return render(request, "messages/letter.jinja", context | more, status=status)


@require_GET
@for_roles(*KEEPERS_OF_PATIENTS)
def pdf(request: HttpRequest, reference: str) -> HttpResponse:
    found = _message(request, reference)
    if not found.pdf:
        raise Http404
    note_access(signed_in(request).named, "letter as PDF", found.patient.named)
    return _file(bytes(found.pdf), f"letter-{found.reference}.pdf")


def _file(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@require_POST
@for_roles(*KEEPERS_OF_POST)
def returned(request: HttpRequest, reference: str) -> HttpResponse:
    found, form = _message(request, reference), ReturnedForm(request.POST)
    if not form.is_valid():
        return _letter(request, found, 422, form=form)
    reason = form.cleaned_data["reason"]
    words = "It came back. It stays on the list until it has gone again."
    return _done(
        request, found, lambda: record_returned(message=found, reason=reason, by=signed_in(request)), words, form=form
    )


@require_POST
@for_roles(*KEEPERS_OF_POST)
def again(request: HttpRequest, reference: str) -> HttpResponse:
    found = _message(request, reference)
    words = "Written again, to the address as it is now."
    return _done(request, found, lambda: send_again(message=found, by=signed_in(request)), words)


@require_POST
@for_roles(*RELEASERS)
def release(request: HttpRequest, reference: str) -> HttpResponse:
    found = _message(request, reference)
    return _done(request, found, lambda: release_letter(message=found, by=signed_in(request)), "The letter may go now.")


def _done(request: HttpRequest, found: Message, act: Callable[[], object], words: str, **more: object) -> HttpResponse:
    try:
        act()
    except NotAllowed:
        raise
    except Refused as refusal:
        return _letter(request, _message(request, found.reference), 409, refusal=str(refusal), **more)
    notices.success(request, words)
    return redirect("post:letter", found.reference)
