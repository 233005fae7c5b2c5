"""What waits for an answer, and how an answer names it."""

from datetime import datetime

from django import forms

from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.wording import happened
from careleaf.clinic.records.refusals import Refused
from careleaf.clinic.web.saying import when
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.asked import ANSWERS, unanswered
from careleaf.reasoning.happened import Happened, in_order
from careleaf.reasoning.windows import span


def field_of_what_waits(case: Case, asked: Event, answered: Event, label: str) -> dict[str, forms.Field]:
    """The longest waiting first. None may be waiting; what happened anyway is recorded as late."""
    waiting = unanswered(asked, answered, in_order(case.events))
    field = forms.ChoiceField(
        label=label,
        choices=[("", "None of them"), *((one.id, _words(one)) for one in waiting)],
        initial=waiting[0].id if waiting else "",
        required=False,
    )
    return {ANSWERS: field}


def demand_waiting(case: Case, asked: Event, answered: Event, chosen: str) -> None:
    """An answer answers something: two people at once answer it once."""
    waiting = [one.id for one in unanswered(asked, answered, in_order(case.events))]
    if not waiting:
        raise Refused("Nothing waits for this answer now: somebody may have answered already. Look at the record.")
    if chosen not in waiting:
        raise Refused("Choose what is answered. It may have been answered already: look at the record.")


def answer_due(case: Case, asked: Event) -> datetime | None:
    """By when the definition has it answered if it is asked now; None where no time is set."""
    named = (case.pathway.windows[task.window] for task in case.pathway.tasks.values() if task.window)
    ends = (span(one, case.at, case.pathway.facts).closes for one in named if one.anchor is asked)
    return min(filter(None, ends), default=None)


def _words(event: Happened) -> str:
    said = event.facts.get("topic") or event.facts.get("format") or event.facts.get("words", "")
    told = f"{happened(event.kind)}, {when(event.happened_at)}"
    return f"{told}: {said[:60]}" if said else told
