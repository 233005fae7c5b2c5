"""How the stay stands against what the leaflet promises, and what is missing before going home."""

from careleaf.clinic.journeys.act import Case
from careleaf.definition.rules import Window
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.fitness import Fitness, fitness

_FROM_THE_END = (Event.PROCEDURE_ENDED, Event.ABANDONED)


def stay_window(case: Case) -> Window | None:
    """The promised stay: the window, from the end of the procedure, of a promise or task that going home keeps."""
    pathway = case.pathway
    named = [one.window for one in pathway.promises.values() if one.kept_by is Event.DISCHARGED]
    named += [one.window for one in pathway.tasks.values() if one.kept_by is Event.DISCHARGED and one.window]
    windows = (pathway.windows[name] for name in named)
    return next((window for window in windows if window.anchor in _FROM_THE_END), None)


def fitness_now(case: Case) -> Fitness | None:
    """None where the definition promises no stay: the gates before going home still hold."""
    window = stay_window(case)
    return fitness(case.rulebook, window, case.events, case.at, case.age) if window else None
