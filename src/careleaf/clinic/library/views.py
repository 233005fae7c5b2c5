"""The public leaflet; for staff the editions, their proofs and differences, signing and publishing."""

import logging
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from careleaf.clinic.library import press, queries
from careleaf.clinic.library.access import SIGNERS
from careleaf.clinic.library.actions.declare_safety_change import declare_safety_change
from careleaf.clinic.library.actions.import_folder import import_folder
from careleaf.clinic.library.actions.publish_edition import publish_edition
from careleaf.clinic.library.actions.sign_edition import sign_edition
from careleaf.clinic.library.actions.withdraw_edition import withdraw_edition
from careleaf.clinic.library.forms import ImportForm, SafetyChangeForm, SignForm, WithdrawForm
from careleaf.clinic.library.models import Edition
from careleaf.clinic.library.presenters import about, edition_page, fact_lines, folder, leaflet, shelf
from careleaf.clinic.people.access import for_roles, signed_in
from careleaf.clinic.records.refusals import NotAllowed, Refused
from careleaf.definition.vocabulary import Role
from careleaf.publishing.problems import FormatUnavailable

log = logging.getLogger(__name__)


@login_not_required
@require_GET
def start(request: HttpRequest) -> HttpResponse:
    leaflets = [leaflet(edition) for edition in queries.published_editions()]
    return render(request, "library/start.jinja", {"leaflets": leaflets})


@login_not_required
@require_GET
def choose_site(request: HttpRequest, pathway: str) -> HttpResponse:
    edition = queries.published_edition(pathway)
    if edition is None:
        return _none_published(request, pathway)
    return render(request, "library/choose_site.jinja", {"leaflet": leaflet(edition)})


@login_not_required
@require_GET
def read(request: HttpRequest, pathway: str, site: str, number: int | None = None) -> HttpResponse:
    edition = queries.published_edition(pathway) if number is None else queries.once_published(pathway, number)
    if edition is None:
        return _none_published(request, pathway)
    copy = _copy(edition, site)
    context = {"about": about(copy), "article": press.page(copy), "pathway": pathway, "number": number}
    return render(request, "library/leaflet.jinja", context)


@require_GET
def preview(request: HttpRequest, pathway: str, number: int, site: str) -> HttpResponse:
    """A draft as patients would read it, for those who are to sign it."""
    copy = _copy(_edition(pathway, number), site)
    return render(
        request, "library/preview.jinja", {"about": about(copy), "article": press.page(copy), "pathway": pathway}
    )


@login_not_required
@require_GET
def download(request: HttpRequest, pathway: str, site: str, format: str, number: int | None = None) -> HttpResponse:
    edition = queries.published_edition(pathway) if number is None else queries.once_published(pathway, number)
    if edition is None:
        return _none_published(request, pathway)
    try:
        artefact = press.file(_copy(edition, site), format)
    except FormatUnavailable as problem:
        log.error("The %s of a leaflet was withheld. %s", format, problem)
        return _withheld(request)
    response = HttpResponse(artefact.content, content_type=artefact.media_type)
    response["Content-Disposition"] = f'inline; filename="{artefact.file_name}"'
    response["ETag"] = f'"{artefact.sha256}"'
    return response


def _copy(edition: Edition, site: str) -> press.Copy:
    try:
        return press.copy_of(edition, site)
    except KeyError:
        raise Http404 from None


def _withheld(request: HttpRequest) -> HttpResponse:
    """The page in the browser and the plain text say the same."""
    words = (
        "This machine lacks something that is needed to make it. Whoever runs the service has been told.",
        "Go back: you can read the leaflet on the page, print that, or open it as plain text.",
    )
    page = render(request, "web/error.jinja", {"title": "We cannot make this file now", "words": words}, status=503)
    page["Retry-After"] = "3600"
    return page


def _none_published(request: HttpRequest, pathway: str) -> HttpResponse:
    if not queries.is_withdrawn(pathway):
        raise Http404
    words = (
        "The hospital has taken it back, and is putting it right.",
        "Ring the clinic on the number in your letter if you have a question. For urgent advice call 111.",
    )
    return render(
        request, "web/error.jinja", {"title": "This leaflet is not available now", "words": words}, status=410
    )


@require_GET
def editions(request: HttpRequest) -> HttpResponse:
    context = {
        "shelves": [shelf(record) for record in queries.shelves()],
        "folders": [folder(path.name, queries.last_import(path.name)) for path in queries.folders()],
        "can_import": signed_in(request).role == Role.LIBRARIAN,
    }
    return render(request, "library/editions.jinja", context)


@require_POST
@for_roles(Role.LIBRARIAN)
def read_folder(request: HttpRequest) -> HttpResponse:
    form = ImportForm(request.POST)
    known = {path.name: path for path in queries.folders()}
    if not form.is_valid() or form.cleaned_data["folder"] not in known:
        raise Http404
    found = import_folder(folder=known[form.cleaned_data["folder"]], by=signed_in(request).named)
    if found.edition is None:
        messages.error(request, "The folder has problems. Nothing changed for patients.")
        return redirect("library:editions")
    messages.success(request, f"Read. Its content is edition number {found.edition.number}.")
    return redirect("library:edition", found.edition.pathway_id, found.edition.number)


def _edition(pathway: str, number: int) -> Edition:
    edition = queries.edition_numbered(pathway, number)
    if edition is None:
        raise Http404
    return edition


@require_GET
def edition(request: HttpRequest, pathway: str, number: int) -> HttpResponse:
    return _edition_page(request, _edition(pathway, number))


def _edition_page(request: HttpRequest, shown: Edition, status: int = 200, **forms: Any) -> HttpResponse:
    page = edition_page(shown, queries.published_edition(shown.pathway_id), signed_in(request))
    context = {
        "page": page,
        "sign": forms.get("sign") or SignForm(initial={"seen_hash": shown.hash}),
        "withdraw": forms.get("withdraw") or WithdrawForm(),
        "refusal": forms.get("refusal", ""),
    }
    return render(request, "library/edition.jinja", context, status=status)


@require_GET
def facts(request: HttpRequest, pathway: str, number: int) -> HttpResponse:
    shown = _edition(pathway, number)
    return render(request, "library/facts.jinja", {"edition": shown, "facts": fact_lines(shown)})


@require_POST
def sign(request: HttpRequest, pathway: str, number: int) -> HttpResponse:
    shown, form = _edition(pathway, number), SignForm(request.POST)
    if not form.is_valid():
        return _edition_page(request, shown, 422, sign=form)
    try:
        sign_edition(edition=shown, seen_hash=form.cleaned_data["seen_hash"], by=signed_in(request))
    except Refused as refusal:
        return _refused(request, shown, refusal)
    messages.success(request, "You have signed this edition.")
    return redirect("library:edition", pathway, number)


@require_http_methods(["GET", "POST"])
@for_roles(*SIGNERS)
def declare(request: HttpRequest, pathway: str, number: int) -> HttpResponse:
    shown, form = _edition(pathway, number), SafetyChangeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            declare_safety_change(
                edition=shown, what=told["what"], asks_consent=told["asks_consent"] == "yes", by=signed_in(request)
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Declared. Two people sign it as an urgent safety change.")
            return redirect("library:edition", pathway, number)
    context = {"form": form, "edition": shown}
    return render(request, "library/declare.jinja", context, status=422 if form.errors else 200)


@require_POST
def publish(request: HttpRequest, pathway: str, number: int) -> HttpResponse:
    shown = _edition(pathway, number)
    try:
        publish_edition(edition=shown, by=signed_in(request))
    except Refused as refusal:
        return _refused(request, shown, refusal)
    messages.success(request, "Published. Patients read this edition from now on.")
    return redirect("library:edition", pathway, number)


@require_POST
def withdraw(request: HttpRequest, pathway: str, number: int) -> HttpResponse:
    shown, form = _edition(pathway, number), WithdrawForm(request.POST)
    if not form.is_valid():
        return _edition_page(request, shown, 422, withdraw=form)
    try:
        withdraw_edition(edition=shown, reason=form.cleaned_data["reason"], by=signed_in(request))
    except Refused as refusal:
        return _refused(request, shown, refusal)
    messages.success(request, "Withdrawn. Patients no longer see this edition.")
    return redirect("library:edition", pathway, number)


def _refused(request: HttpRequest, shown: Edition, refusal: Refused) -> HttpResponse:
    """The page again with the reason; someone whose role does not allow it gets the page for that."""
    if isinstance(refusal, NotAllowed):
        raise refusal
    return _edition_page(request, shown, 409, refusal=str(refusal))
