"""What the page of a journey shows: what is to be done and by whom, what stops, what is open, what happened."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from careleaf.clinic.appointments.models import Place
from careleaf.clinic.appointments.queries import places_of
from careleaf.clinic.consent.in_force import notes
from careleaf.clinic.desks.acts import ACTS
from careleaf.clinic.journeys.access import may_do
from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.actions.refresh import awaits_day
from careleaf.clinic.journeys.presenters import Barrier, Entry, Strip, barrier, entries, strip
from careleaf.clinic.journeys.queries import standing_of
from careleaf.clinic.journeys.wording import INCIDENTS, to_do
from careleaf.clinic.messages.presenters import Row as Letter
from careleaf.clinic.messages.presenters import letters_of
from careleaf.clinic.people.access import KEEPERS_OF_PATIENTS
from careleaf.clinic.people.models import in_words
from careleaf.clinic.screening.presenters import FindingRow, findings_of
from careleaf.clinic.screening.settling import to_settle
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.assess import was_asked
from careleaf.reasoning.moves import Phase
from careleaf.reasoning.sides import Difference
from careleaf.reasoning.standing import JourneyStanding
from careleaf.reasoning.tasks import OpenTask, Timing
from careleaf.reasoning.turns import TURNS

IN_SIGHT = 10
"""Entries shown at once; the earlier ones are folded away, and printed."""


@dataclass(frozen=True, slots=True)
class ToDo:
    """A task: its words, whose it is, when; and the act that does it, where this person may do it now."""

    title: str
    owner: str
    kind: str
    words: str
    opens: datetime | None
    due: datetime | None
    is_over: bool
    timing: str
    can_do: bool
    is_later: bool


@dataclass(frozen=True, slots=True)
class Open:
    """A finding or incident nobody has settled yet; ``part`` leads to where this person can."""

    title: str
    settle: str
    owners: str
    part: str


@dataclass(frozen=True, slots=True)
class Choice:
    """An act this person may do now."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Choices:
    """Acts of one kind, under what they are for."""

    title: str
    acts: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A place in a session that the patient has, or had and gave back."""

    title: str
    site: str
    at: datetime
    is_held: bool


@dataclass(frozen=True, slots=True)
class JourneyPage:
    """``patient`` and ``letters`` are empty for whoever does not keep patients' records."""

    strip: Strip
    patient: str
    pathway: str
    site: str
    edition: str
    edition_number: int
    is_current: bool
    barriers: tuple[Barrier, ...]
    next: ToDo | None
    mine: tuple[ToDo, ...]
    others: tuple[ToDo, ...]
    later: tuple[ToDo, ...]
    notes: tuple[str, ...]
    open: tuple[Open, ...]
    unanswered: int
    may_ask: bool
    choices: tuple[Choices, ...]
    entries: tuple[Entry, ...]
    earlier: tuple[Entry, ...]
    findings: tuple[FindingRow, ...]
    places: tuple[Held, ...]
    letters: tuple[Letter, ...]


def journey_page(case: Case) -> JourneyPage:
    found, edition = standing_of(case), case.journey.edition
    todo = sorted((_to_do(task, case) for task in found.tasks), key=lambda one: (one.due is None, one.due or case.at))
    now = [task for task in todo if not task.is_later]
    everything = entries(case, ACTS)
    keeps_records = case.by.role in KEEPERS_OF_PATIENTS
    doable = [kind for kind, act in ACTS.items() if may_do(case.by, act.roles) and kind is not Event.REFERRED]
    return JourneyPage(
        strip=strip(case),
        patient=case.journey.patient.reference if keeps_records else "",
        pathway=edition.pathway_id,
        site=case.journey.site_id,
        edition=edition.label,
        edition_number=edition.number,
        is_current=edition.state == "published",
        barriers=tuple(barrier(block.stop, case.pathway) for block in found.blocks),
        next=None if found.place.phase is Phase.ENDED else next(iter(now), None),
        mine=tuple(
            sorted((task for task in now if task.can_do), key=lambda task: task.owner != in_words(case.by.role))
        ),
        others=tuple(task for task in now if not task.can_do),
        later=tuple(task for task in todo if task.is_later),
        notes=notes(case),
        open=tuple(_open(found, case)),
        unanswered=sum(not was_asked(one) for one in found.findings),
        may_ask=Event.QUESTIONS_ANSWERED in doable,
        choices=tuple(_choices(doable, found)),
        entries=everything[-IN_SIGHT:],
        earlier=everything[:-IN_SIGHT],
        findings=findings_of(case),
        places=tuple(map(_held, places_of(case.journey))),
        letters=letters_of(case.journey) if keeps_records else (),
    )


def _choices(kinds: Sequence[Event], found: JourneyStanding) -> Iterator[Choices]:
    """What is of use now, then how it may turn or end, then what can only have happened already."""
    order = list(Event)
    sorted_kinds = sorted(kinds, key=order.index)
    turns = {*TURNS, Event.CLOSED, Event.RECORDED_IN_ERROR}
    groups = {
        "What comes next": [kind for kind in sorted_kinds if found.place.allows(kind) and kind not in turns],
        "It ends or turns": [kind for kind in sorted_kinds if found.place.allows(kind) and kind in turns],
        "Out of order now, for what has happened already": [
            kind for kind in sorted_kinds if not found.place.allows(kind)
        ],
    }
    for title, members in groups.items():
        if members:
            yield Choices(title, tuple(Choice(kind.value, to_do(kind)) for kind in members))


def _held(place: Place) -> Held:
    return Held(place.session.title, place.session.site.name, place.starts_at, place.released_at is None)


def _to_do(task: OpenTask, case: Case) -> ToDo:
    kind = case.pathway.tasks[task.key].kept_by
    act = ACTS.get(kind)
    opens = task.opens if task.opens and task.opens > case.at else None
    return ToDo(
        title=case.pathway.tasks[task.key].title,
        owner=in_words(task.owner),
        kind=kind.value,
        words=to_do(kind),
        opens=opens,
        due=task.due,
        is_over=task.due is not None and task.due < case.at,
        timing="The day is not planned yet" if task.timing is Timing.NOT_PLANNED_YET else "",
        can_do=act is not None and may_do(case.by, act.roles),
        is_later=opens is not None or awaits_day(task, case.pathway),
    )


def _open(found: JourneyStanding, case: Case) -> Iterator[Open]:
    """Answers and incidents that wait for somebody, and gates this person can sign for."""
    mine = {one.key: one for one in to_settle(case)}
    parts = {one.signs.get("finding", one.signs.get("incident", "")): one.part for one in mine.values()}
    for one in filter(was_asked, found.findings):
        finding = one.finding
        yield Open(finding.title, finding.settle or "", _names(finding.resolved_by), parts.get(one.question, ""))
    for incident in found.unread:
        part = parts.get(incident.evidence.id, "") if incident.evidence else ""
        yield Open(_incident(incident), "Read it, say what happened.", "consultant", part)
    for own in mine.values():
        if "finding" not in own.signs and "gate" in own.signs:
            yield Open(own.title, " ".join(own.why), _names([Role(own.signs["role"])]), own.part)


def _incident(one: Difference) -> str:
    return f"Incident: {INCIDENTS[one.matter].lower()}"


def _names(roles: Iterable[Role]) -> str:
    return " or ".join(in_words(role) for role in roles)
