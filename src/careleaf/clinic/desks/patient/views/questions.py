"""The safety questions, one a page: begun, answered in any order, looked through, sent once."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from careleaf.clinic.desks.patient.drafts import Draft, draft_of, drop, keep
from careleaf.clinic.desks.patient.finding import own_case, posted
from careleaf.clinic.desks.patient.forms import CHECKED, QuestionForm, WhoForm
from careleaf.clinic.desks.patient.presenters.questions import (
    answered,
    first_open,
    own_sheets,
    question_after,
    question_before,
    questions_now,
)
from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.actions.perform import perform
from careleaf.clinic.journeys.circumstances import Circumstances
from careleaf.clinic.people.models import Patient
from careleaf.clinic.people.patient_access import for_patient
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import Refused
from careleaf.clinic.screening.asking import ASK

WHAT = "questions"
ELSEWHERE = (
    "Answers were sent from another place since you began here. Look through these again. If they are right, send "
    "them: the latest answers count."
)


@require_http_methods(["GET", "POST"])
@for_patient
def begin(request: HttpRequest, patient: Patient, reference: str) -> HttpResponse:
    case = _case(patient, reference)
    held = draft_of(request, reference, WHAT)
    form = WhoForm(posted(request), initial={"told_by": "patient", **(held.about if held else {})})
    if request.method == "POST" and form.is_valid():
        draft = held or Draft(before=own_sheets(case))
        draft.about = {key: value for key, value in form.cleaned_data.items() if value}
        keep(request, reference, WHAT, draft)
        return _to(case, first_open(case, draft.answers))
    context = {
        "form": form,
        "reference": reference,
        "count": len(questions_now(case, {})),
        "done": len(held.answers) if held else 0,
    }
    return render(request, "desks/patient/questions.jinja", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@for_patient
def question(request: HttpRequest, patient: Patient, reference: str, number: int) -> HttpResponse:
    case = _case(patient, reference)
    draft = draft_of(request, reference, WHAT)
    if draft is None:
        return redirect("patient:questions", reference)
    keys = questions_now(case, draft.answers)
    key = dict(enumerate(case.pathway.questions, 1)).get(number, "")
    if key not in keys:
        raise Http404
    form = QuestionForm(case, key, posted(request), draft.answers)
    if request.method == "POST" and form.is_valid():
        draft.answers[key] = form.answer()
        if form.cleaned_data.get(CHECKED):
            draft.about[CHECKED] = "yes"
        keep(request, reference, WHAT, draft)
        changes = "change" in request.GET and first_open(case, draft.answers) is None
        return _to(case, None if changes else question_after(case, key, draft.answers))
    context = {
        "form": form,
        "reference": reference,
        "place": keys.index(key) + 1,
        "count": len(keys),
        "back": question_before(case, key, draft.answers),
    }
    return render(request, "desks/patient/question.jinja", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@for_patient
def check(request: HttpRequest, patient: Patient, reference: str) -> HttpResponse:
    """The answers to look through. Sent, they are one entry by the patient."""
    case = _case(patient, reference)
    draft = draft_of(request, reference, WHAT)
    if draft is None:
        return redirect("patient:questions", reference)
    missing = first_open(case, draft.answers)
    if missing is not None:
        return _to(case, missing)
    if request.method == "GET":
        return _look_through(request, case, draft)
    if own_sheets(case) != draft.before and not case.journey.events.filter(key=draft.uuid).exists():
        draft.before = own_sheets(case)
        keep(request, reference, WHAT, draft)
        return _look_through(request, case, draft, ELSEWHERE)
    asked = questions_now(case, draft.answers)
    facts = {**{key: draft.answers[key] for key in asked}, **draft.about}
    told = Circumstances(happened_at=clock.now(), key=draft.uuid)
    try:
        perform(ASK, journey=case.journey, facts=facts, circumstances=told, by=patient)
    except Refused as refusal:
        return _look_through(request, case, draft, str(refusal))
    drop(request, reference, WHAT)
    messages.success(request, "Sent. A nurse reads your answers and contacts you if there is something to talk about.")
    return redirect("patient:injection", reference)


def _look_through(request: HttpRequest, case: Case, draft: Draft, problem: str = "") -> HttpResponse:
    context = {
        "rows": answered(case, draft.answers),
        "reference": case.journey.reference,
        "helper": draft.about.get("helper", ""),
        "problem": problem,
    }
    return render(request, "desks/patient/check.jinja", context, status=409 if problem else 200)


def _case(patient: Patient, reference: str) -> Case:
    case = own_case(patient, reference, "my_questions")
    if not case.place.allows(ASK.kind) or not questions_now(case, {}):
        raise Http404
    return case


def _to(case: Case, number: int | None) -> HttpResponse:
    if number is None:
        return redirect("patient:check", case.journey.reference)
    return redirect("patient:question", case.journey.reference, number)
