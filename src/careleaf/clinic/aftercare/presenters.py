"""The inbox of problems that wait for an answer: the most urgent first, each with what was said and its clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from careleaf.clinic.aftercare.problems import open_problems, urgency
from careleaf.clinic.aftercare.signs import fact_of
from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.definition_words import told
from careleaf.definition.vocabulary import Answer, Colour, Event
from careleaf.reasoning.happened import Happened
from careleaf.reasoning.windows import span

NOW, DOUBT, SOON, EXPECTED = "Red: help now", "A red sign in doubt: speak now", "Amber: answer owed", "Green: expected"
_RANKS = (NOW, DOUBT, SOON, EXPECTED)
_COLOURS = ("red", "red", "orange", "green")
"""Of the tags; each always stands with its words."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A problem nobody has answered. ``due`` is None where no time is set, and where nobody may wait for it."""

    reference: str
    name: str
    phone: str
    site: str
    urgency: str
    colour: str
    is_now: bool
    said: tuple[str, ...]
    note: str
    since: datetime
    due: datetime | None
    is_over: bool


def inbox(cases: Iterable[Case]) -> tuple[Waiting, ...]:
    """Red first, then a doubt, then amber by its clock, then what is expected but was reported."""
    found = [(problem, case) for case in cases for problem in open_problems(case.events)]
    rows = [(urgency(problem)[0], _waiting(problem, case)) for problem, case in found]
    ordered = sorted(rows, key=lambda row: (row[0], (row[1].due or row[1].since).timestamp()))
    return tuple(row for _, row in ordered)


def _waiting(problem: Happened, case: Case) -> Waiting:
    journey, patient = case.journey, case.journey.patient
    rank = urgency(problem)[0]
    due = None if rank <= 1 else _due(problem, case)
    return Waiting(
        reference=journey.reference,
        name=patient.name,
        phone=patient.mobile or patient.phone,
        site=journey.site.name,
        urgency=_RANKS[rank],
        colour=_COLOURS[rank],
        is_now=rank <= 1,
        said=_said(problem, case),
        note=problem.facts.get("note", ""),
        since=problem.happened_at,
        due=due,
        is_over=due is not None and due < case.at,
    )


def _due(problem: Happened, case: Case) -> datetime | None:
    """By the window of the task that answers it."""
    pathway = case.pathway
    named = (task.window for task in pathway.tasks.values() if task.kept_by is Event.PROBLEM_CLOSED and task.window)
    windows = (pathway.windows[name] for name in named)
    window = next((one for one in windows if one.anchor is Event.PROBLEM_REPORTED), None)
    return span(window, problem.happened_at, pathway.facts).closes if window else None


def _said(problem: Happened, case: Case) -> tuple[str, ...]:
    """Effects and signs that are there, and those nobody knows; the worst effect first."""
    facts, pathway, worst = problem.facts, case.pathway, problem.facts.get("effect", "")
    keys = sorted(pathway.effects, key=lambda key: key != worst)
    lines = [pathway.effects[key].title for key in keys if facts.get(fact_of(key)) == Answer.YES]
    for key in keys:
        signs = [band for band in pathway.effects[key].bands if band.when]
        for band in sorted(signs, key=lambda band: band.colour is not Colour.RED):
            answer = facts.get(band.when or "")
            if answer == Answer.YES:
                lines.append(f"“{told(pathway, band.when or '')}”")
            elif answer == Answer.NOT_KNOWN:
                lines.append(f"Does not know: “{told(pathway, band.when or '')}”")
    return tuple(dict.fromkeys(lines)) or ((pathway.effects[worst].title,) if worst in pathway.effects else ())
