"""The pages of a rulebook, as Markdown by file name: gates, questions, tasks and promises, side effects, patients."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from careleaf.definition.examples import Examples
from careleaf.definition.pathway import Pathway
from careleaf.publishing.rulebook.telling import Telling, event_words, in_words, who
from careleaf.reasoning.assurance import run_all

SeenBy = Mapping[str, Sequence[str]]
"""By rule ("gate:pregnancy"), the titles of the worked patients in whom it was seen."""


def rulebook(pathway: Pathway, examples: Examples, spec: Sequence[str] = ()) -> dict[str, str]:
    """File name -> Markdown. ``spec`` are lines about the worked examples among the tests, for a page of their own."""
    seen, telling = _seen_by(pathway, examples), Telling(pathway)
    pages: dict[str, Callable[[Telling, SeenBy], Iterable[str]]] = {
        "gates.md": _gates,
        "questions.md": _questions,
        "promises.md": _promises,
        "tasks.md": _tasks,
        "effects.md": _effects,
    }
    written = {name: _page(page(telling, seen)) for name, page in pages.items()}
    written["patients.md"] = _page(_patients(pathway, examples))
    if spec:
        written["spec.md"] = _page(["# How the rules are tried", "", *spec])
    return {"README.md": _page(_index(pathway, written)), **written}


def _page(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"


def _seen_by(pathway: Pathway, examples: Examples) -> SeenBy:
    seen: dict[str, list[str]] = defaultdict(list)
    for outcome in run_all(examples, pathway):
        for rule in sorted({one.rule for one in outcome.shown}):
            seen[rule].append(examples[outcome.name].title)
    return seen


def _index(pathway: Pathway, written: Mapping[str, str]) -> Iterable[str]:
    yield f"# Rulebook: {pathway.head.title}, edition {pathway.head.edition}"
    yield ""
    yield "Written by `careleaf rulebook` from the definition; do not edit it here. An unsigned default is a value that"
    yield "nobody has answered for: production refuses it. An answer that is not known never counts as safe."
    yield ""
    for name, text in written.items():
        yield f"- [{text.splitlines()[0].removeprefix('# ')}]({name})"


def _seen(rule: str, seen: SeenBy) -> str:
    titles = seen.get(rule, ())
    more = f" and {len(titles) - 4} more" if len(titles) > 4 else ""
    return f"- Seen in: {'; '.join(titles[:4])}{more}." if titles else "- Not seen in a worked patient."


def _gates(telling: Telling, seen: SeenBy) -> Iterable[str]:
    yield "# Gates: what stops, and the only way on"
    yield ""
    yield "A gate stops while its condition is true **or not known**. Once something has happened, the record takes it."
    for key, gate in telling.pathway.gates.items():
        yield from ("", f"## {gate.title}", "", f"- Before: {in_words(gate.before)}.")
        if gate.stops_when:
            yield f"- Stops when {telling.condition(gate.stops_when)}."
            yield from telling.sources(telling.facts_of(gate.stops_when))
        if gate.needs:
            yield f"- Needs: {event_words(gate.needs)}."
        if gate.same_day:
            yield "- Only what was said or done on the day itself counts."
        signed = f" Signed by: {who(gate.way_on.passed_by)}." if gate.way_on.passed_by else ""
        yield f"- Way on: {gate.way_on.how}{signed}"
        yield _seen(f"gate:{key}", seen)


def _questions(telling: Telling, seen: SeenBy) -> Iterable[str]:
    pathway = telling.pathway
    yield "# Safety questions: what each answer means, and who settles it"
    for key, question in pathway.questions.items():
        yield from ("", f"## {telling.block(question.ask)}", "")
        if question.asked_of:
            yield f"- Asked of everybody of whom this is true or not known: {telling.condition(question.asked_of)}."
            yield from telling.sources(telling.facts_of(question.asked_of))
        yield f"- Asked: {', '.join(pathway.occasions[one].title.lower() for one in question.asked_at)}."
        if question.same_day:
            yield "- An answer counts on its day only."
        elif question.lives:
            yield f"- An answer counts for {telling.value(question.lives)}, then it is not known."
            yield from telling.sources([question.lives])
        for answer, finding in question.findings.items():
            settled = (
                f" Settled by: {who(finding.resolved_by).replace(' and ', ' or ')}." if finding.resolved_by else ""
            )
            how = f" {finding.settle}" if finding.settle else ""
            yield f"- {in_words(answer).capitalize()}: **{finding.means}**. {finding.title}.{how}{settled}"
        yield _seen(f"check:{key}", seen)


def _promises(telling: Telling, seen: SeenBy) -> Iterable[str]:
    pathway = telling.pathway
    yield "# Promises: what the leaflet promises, in which window, and what excuses it"
    for promise in pathway.promises.values():
        window = pathway.windows[promise.window]
        yield from ("", f"## {promise.title} ({promise.item})", "")
        yield f"- Kept by: {in_words(promise.kept_by)}, {telling.window(window)}. Owner: {who([promise.owner])}."
        yield from telling.sources(window.facts)
        if promise.excused_by:
            yield f"- Excused by: {event_words(promise.excused_by)}."
        yield _seen(f"window:{promise.window}", seen)


def _tasks(telling: Telling, seen: SeenBy) -> Iterable[str]:
    pathway = telling.pathway
    yield "# Tasks: who owes what, and when"
    for step in pathway.steps:
        tasks = {key: task for key, task in pathway.tasks.items() if task.step == step}
        if tasks:
            yield from ("", f"## {pathway.steps[step].title}")
        for key, task in tasks.items():
            when = telling.window(pathway.windows[task.window]) if task.window else "no time set"
            yield from ("", f"### {task.title}", "", f"- {who([task.owner]).capitalize()}, {when}.")
            yield f"- Done by: {in_words(task.kept_by)}."
            if task.needed_when:
                yield f"- Needed unless it is known not to be so: {telling.condition(task.needed_when)}."
            yield _seen(f"task:{key}", seen)


def _effects(telling: Telling, seen: SeenBy) -> Iterable[str]:
    yield "# Side effects: how fast each needs somebody"
    yield ""
    yield "A sign nobody has answered for is never green; a red sign in doubt means that a person speaks to them now."
    for key, effect in telling.pathway.effects.items():
        yield from ("", f"## {effect.title}", "")
        for band in effect.bands:
            clock = [f"until {telling.value(band.until)}"] if band.until else []
            clock += [f"after {telling.value(band.after)}"] if band.after else []
            sign = [f"when: {telling.block(band.when)}"] if band.when else []
            yield f"- **{band.colour}** {', '.join([*clock, *sign]) or 'always'}. {telling.block(band.advice)}"
            yield from telling.sources([name for name in (band.until, band.after) if name])
        yield f"- Answered by: {who([effect.answered_by])}, within {telling.value(effect.answered_within)}."
        yield _seen(f"effect:{key}", seen)


def _patients(pathway: Pathway, examples: Examples) -> Iterable[str]:
    yield "# Worked patients: what follows from what happened"
    for patient in examples.values():
        yield from ("", f"## {patient.title}", "", patient.story, "")
        yield from (f"- {expected.at}: {expected.shows}" for expected in patient.expect)
