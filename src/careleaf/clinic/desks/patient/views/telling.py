"""Tell us how you are, or report a problem: the red signs first, and what to do at once where one is there."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from careleaf.clinic.aftercare.acts import ANSWER, REPORT
from careleaf.clinic.aftercare.colours import judged
from careleaf.clinic.aftercare.signs import about_effects, other_signs, red_signs
from careleaf.clinic.desks.patient.drafts import Draft, draft_of, drop, keep
from careleaf.clinic.desks.patient.finding import own_case
from careleaf.clinic.desks.patient.forms import EffectsForm, PageForm, last_form, red_form, signs_form
from careleaf.clinic.desks.patient.presenters.advice import advice_on, alarm_boxes
from careleaf.clinic.journeys.act import Act, Case
from careleaf.clinic.journeys.actions.perform import perform
from careleaf.clinic.journeys.circumstances import Circumstances
from careleaf.clinic.people.models import Patient
from careleaf.clinic.people.patient_access import for_patient
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Answer

WAYS: dict[str, tuple[Act, str]] = {
    "check-in": (ANSWER, "Tell us how you are"),
    "problem": (REPORT, "Report a problem"),
}
STEPS = ("signs", "effects", "more", "last")
HEADINGS = {
    "signs": "First: do you have any of these now?",
    "effects": "Which side effects do you have?",
    "more": "A little more about these",
    "last": "The last questions",
}


@require_http_methods(["GET", "POST"])
@for_patient
def telling(request: HttpRequest, patient: Patient, reference: str, way: str, step: str = STEPS[0]) -> HttpResponse:
    case = own_case(patient, reference, "my_report")
    if way not in WAYS or step not in STEPS or not case.place.allows(WAYS[way][0].kind):
        raise Http404
    draft = draft_of(request, reference, way)
    if draft is None or (step != STEPS[0] and not _has_red_answers(case, draft)):
        if step != STEPS[0]:
            return redirect("patient:telling", reference, way, STEPS[0])
        draft = Draft()
        keep(request, reference, way, draft)
    if request.method == "GET":
        return _page(request, case, way, step, _form(case, way, step, draft, None), draft)
    if request.POST.get("key"):
        draft = replace(draft, key=request.POST["key"])
    form = _form(case, way, step, draft, request.POST)
    if not form.is_valid():
        return _page(request, case, way, step, form, draft, 422)
    draft.answers = _still_true(case, {**draft.answers, **form.said()})
    keep(request, reference, way, draft)
    if _is_said(case, step, draft):
        return _send(request, case, way, form, draft, step)
    return redirect("patient:telling", reference, way, _after(case, step, draft))


def _has_red_answers(case: Case, draft: Draft) -> bool:
    return all(sign.key in draft.answers for sign in red_signs(case.pathway))


def _form(case: Case, way: str, step: str, draft: Draft, data: dict[str, str] | None) -> PageForm:
    match step:
        case "signs":
            return red_form(case, data, draft.answers)
        case "effects":
            return EffectsForm(case, data, draft.answers)
        case "more":
            return signs_form(case, data, draft.answers)
        case _:
            return last_form(case, data, draft.answers, asks_scores=way == "check-in")


def _still_true(case: Case, answers: dict[str, str]) -> dict[str, str]:
    """A milder sign of an effect that was unticked again is not told."""
    there = [key for key in case.pathway.effects if answers.get(f"effect.{key}") == Answer.YES]
    kept = {sign.key for sign in other_signs(case.pathway, there)}
    gone = {sign.key for sign in other_signs(case.pathway, case.pathway.effects)} - kept
    return {key: value for key, value in answers.items() if key not in gone}


def _is_said(case: Case, step: str, draft: Draft) -> bool:
    """A red sign, or a doubt about one, is sent at once: nobody fills in another page first."""
    found = judged(case, draft.answers)
    return step == STEPS[-1] or (found is not None and found.speak_now)


def _after(case: Case, step: str, draft: Draft) -> str:
    following = STEPS[STEPS.index(step) + 1]
    if following == "more" and not signs_form(case, None, draft.answers).fields:
        return STEPS[-1]
    return following


def _before(case: Case, step: str, draft: Draft) -> str:
    previous = STEPS[max(STEPS.index(step) - 1, 0)]
    return "effects" if previous == "more" and not signs_form(case, None, draft.answers).fields else previous


def _send(request: HttpRequest, case: Case, way: str, form: PageForm, draft: Draft, step: str) -> HttpResponse:
    act, _ = WAYS[way]
    told = Circumstances(happened_at=clock.now(), key=draft.uuid)
    try:
        event = perform(act, journey=case.journey, facts=draft.answers, circumstances=told, by=case.by)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, case, way, step, form, draft, 409)
    drop(request, case.journey.reference, way)
    return redirect("patient:advice", case.journey.reference, event.sequence)


def _page(
    request: HttpRequest, case: Case, way: str, step: str, form: PageForm, draft: Draft, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "key": draft.key,
        "reference": case.journey.reference,
        "way": way,
        "title": WAYS[way][1],
        "heading": HEADINGS[step],
        "step": step,
        "is_first": step == STEPS[0],
        "is_last": step == STEPS[-1],
        "back": _before(case, step, draft),
        "boxes": alarm_boxes(case.pathway)[:1],
    }
    return render(request, "desks/patient/telling.jinja", context, status=status)


@require_GET
@for_patient
def advice(request: HttpRequest, patient: Patient, reference: str, number: int) -> HttpResponse:
    """What to do now, for one of their own reports; it can be read again."""
    case = own_case(patient, reference, "my_advice")
    event = next((one for one in case.events if int(one.id) == number), None)
    if event is None or event.kind not in {act.kind for act, _ in WAYS.values()}:
        raise Http404
    found = advice_on(case, event) if about_effects(case.pathway, event.facts) else None
    if found is None:
        raise Http404
    context = {"advice": found, "reference": reference, "is_problem": event.kind is REPORT.kind}
    return render(request, "desks/patient/advice.jinja", context)
