"""What still stands in the way of one patient, in words: it is told on forms and lists, and stops nothing by itself."""

from collections.abc import Iterator

from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.queries import stops_for
from careleaf.clinic.journeys.wording import happened
from careleaf.clinic.web.saying import plural
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.assess import Why
from careleaf.reasoning.gates import Stop
from careleaf.reasoning.moves import Phase
from careleaf.reasoning.standing import JourneyStanding, standing_now

BEFORE_THE_NEEDLE = (Phase.REFERRED, Phase.ACCEPTED, Phase.ARRIVED, Phase.TO_DECIDE)


def still_open(case: Case) -> tuple[str, ...]:
    """Before the needle; afterwards nothing stands in its way any more."""
    if case.place.phase not in BEFORE_THE_NEEDLE:
        return ()
    found = standing_now(case.pathway, case.events, case.at, case.age)
    told = [*_findings(found), *_gates(case, found), *_tasks(case, found)]
    return tuple(dict.fromkeys(told))


def _findings(found: JourneyStanding) -> Iterator[str]:
    unanswered = [one for one in found.findings if one.why in (Why.NEVER_ANSWERED, Why.RUN_OUT)]
    yield from (one.finding.title for one in found.findings if one not in unanswered)
    if unanswered:
        yield f"{plural(len(unanswered), 'safety question')} to ask"


def _gates(case: Case, found: JourneyStanding) -> Iterator[str]:
    """What only counts on the day itself is told once the patient is here."""
    is_here = case.place.phase is Phase.ARRIVED
    told = {one.question for one in found.findings}
    for stop in stops_for(case, Event.PROCEDURE_STARTED):
        if stop.gate.same_day and not is_here:
            continue
        if stop.missing:
            yield f"Not recorded yet: {', '.join(happened(kind).lower() for kind in stop.missing)}"
        elif not _is_told(stop, told):
            yield stop.gate.title


def _is_told(stop: Stop, told: set[str]) -> bool:
    return any(counted.question in told for counted in stop.because)


def _tasks(case: Case, found: JourneyStanding) -> Iterator[str]:
    """The lift home, and whatever has not been done in time."""
    for task in found.tasks:
        rule = case.pathway.tasks[task.key]
        if task.due is not None and task.due < case.at:
            yield f"Overdue: {rule.title}"
        elif rule.kept_by is Event.ESCORT_CONFIRMED:
            yield "Lift home not confirmed"
