"""Whether everything can happen: answers have findings, conditions can be true, stretches of time have a length."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careleaf.definition.expressions import AnswerIs, NumberIs
from careleaf.definition.overlays import magnitude
from careleaf.definition.problems import Path, Problem
from careleaf.definition.references import conditions
from careleaf.definition.vocabulary import Answer

if TYPE_CHECKING:
    from careleaf.definition.pathway import Pathway


def unreachable_problems(pathway: Pathway) -> Iterator[Problem]:
    """Answers without findings, findings and conditions nobody can meet, windows and bands that never open."""
    yield from _findings(pathway)
    yield from _conditions(pathway)
    yield from _windows(pathway)
    yield from _bands(pathway)


def _findings(pathway: Pathway) -> Iterator[Problem]:
    file = "checks.yaml"
    for key, question in pathway.questions.items():
        path: Path = ("questions", key, "findings")
        for answer in question.possible_answers:
            if answer not in question.findings:
                what = f"The question '{key}' has no finding for the answer '{answer}'."
                yield Problem(file, 0, what, "Say what follows from it; unknown is never clear.", path)
        for answer, finding in question.findings.items():
            if answer not in question.possible_answers:
                what = f"The question '{key}' has a finding for '{answer}', which nobody can answer."
                yield Problem(file, 0, what, "Remove it or correct the answer.", (*path, answer))
            if answer == Answer.NOT_KNOWN and finding.means == "clear":
                what = f"The question '{key}' takes an answer that is not known for clear."
                yield Problem(file, 0, what, "Unknown is never clear: note, resolve or stop.", (*path, answer, "means"))


def _conditions(pathway: Pathway) -> Iterator[Problem]:
    numbers = {key for key, question in pathway.questions.items() if question.answer == "number"}
    for _, file, comparison, path in conditions(pathway):
        if isinstance(comparison, AnswerIs) and comparison.answer in pathway.questions:
            possible = pathway.questions[comparison.answer].possible_answers
            if comparison.is_ not in possible:
                what = f"Nobody can answer the question '{comparison.answer}' with '{comparison.is_}'."
                yield Problem(file, 0, what, f"Ask for one of: {', '.join(possible)}.", (*path, "is"))
        if isinstance(comparison, NumberIs) and comparison.number in pathway.questions.keys() - numbers:
            what = f"The question '{comparison.number}' is not answered with a number."
            yield Problem(file, 0, what, "Compare its answer, or name another question.", (*path, "number"))


def _windows(pathway: Pathway) -> Iterator[Problem]:
    for key, window in pathway.windows.items():
        first, last = (window.opens, window.closes) if window.direction == "after" else (window.closes, window.opens)
        if not _is_before(pathway, first, last):
            what = f"The window '{key}' is never open: '{window.opens}' does not come before '{window.closes}'."
            yield Problem("timings.yaml", 0, what, "Swap the two or correct the facts.", (key,))


def _bands(pathway: Pathway) -> Iterator[Problem]:
    for key, effect in pathway.effects.items():
        for index, band in enumerate(effect.bands):
            if not _is_before(pathway, band.after, band.until):
                what = f"A band of the effect '{key}' has no length: '{band.until}' does not come after '{band.after}'."
                yield Problem("effects.yaml", 0, what, "Swap the two or correct the facts.", (key, "bands", index))


def _is_before(pathway: Pathway, first: str | None, last: str | None) -> bool:
    """True also where the two cannot be compared: that is told elsewhere, or no number is known yet."""
    before, after = (
        magnitude(pathway.facts[name].is_) if name is not None and name in pathway.facts else None
        for name in (first, last)
    )
    return before is None or after is None or before[0] != after[0] or before[1] < after[1]
