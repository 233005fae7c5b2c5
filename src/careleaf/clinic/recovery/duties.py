"""What the patient takes on when going home, each with the earliest time it ends, from the definition's own windows."""

from collections.abc import Iterable
from dataclasses import dataclass

from careleaf.clinic.journeys.act import Case
from careleaf.clinic.web.saying import clock_time, weekday
from careleaf.definition.items import Item
from careleaf.definition.rules import Window
from careleaf.definition.vocabulary import Event, Kind
from careleaf.reasoning.happened import in_order
from careleaf.reasoning.windows import span

_FROM_THE_PROCEDURE = (Event.INJECTED, Event.PROCEDURE_ENDED, Event.DISCHARGED)


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty in the definition's words; ``ends`` says when, as far as it can be said."""

    key: str
    text: str
    ends: tuple[str, ...]


def duties(case: Case) -> tuple[Duty, ...]:
    """Those that begin with the procedure, or that the definition has acknowledged before going home."""
    items = (item for item in case.pathway.register.items if item.kind in (Kind.DUTY, Kind.DUTY_AND_WARNING))
    return tuple(Duty(item.id, item.text, tuple(_ends(item, case))) for item in items if _is_for_going_home(item, case))


def beginnings(case: Case) -> tuple[Duty, ...]:
    """What may begin only some time after the procedure, such as taking off a dressing."""
    items = (item for item in case.pathway.register.items if item.kind is Kind.INFORMATION)
    return tuple(
        Duty(item.id, item.text, tuple(_ends(item, case)))
        for item in items
        if any(window.opens and not window.closes for window in _windows(item, case))
    )


def _is_for_going_home(item: Item, case: Case) -> bool:
    return any(True for _ in _windows(item, case)) or any(
        _is_acknowledged(case, rule.kind, rule.name) for rule in item.rules
    )


def _is_acknowledged(case: Case, kind: str, name: str) -> bool:
    if kind == "gate":
        return Event.DUTIES_ACKNOWLEDGED in case.pathway.gates[name].needs
    return kind == "task" and case.pathway.tasks[name].kept_by is Event.DUTIES_ACKNOWLEDGED


def _windows(item: Item, case: Case) -> Iterable[Window]:
    """Windows that end a duty; one that says when the patient is seen or phoned is another's to keep."""
    named = (case.pathway.windows[rule.name] for rule in item.rules if rule.kind == "window")
    return (window for window in named if window.anchor in _FROM_THE_PROCEDURE and window.direction == "after")


def _ends(item: Item, case: Case) -> Iterable[str]:
    for window in _windows(item, case):
        anchors = [event for event in in_order(case.events) if event.kind is window.anchor]
        if not anchors:
            yield "The time is counted from the end of the procedure, which is not recorded."
            continue
        found = span(window, anchors[-1].happened_at, case.pathway.facts)
        starts = window.range is not None or window.opens is not None
        at = found.opens if starts else found.closes
        if found.unset or at is None:
            yield "This hospital has not set a time. Ask before the patient leaves."
        elif starts:
            yield f"From {clock_time(at)} on {weekday(at)}."
        else:
            yield f"Not before {clock_time(at)} on {weekday(at)}, and not while anything is still weak or numb."
