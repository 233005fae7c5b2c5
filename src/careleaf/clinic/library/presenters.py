"""What the pages of the library show, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from careleaf.clinic.library import queries
from careleaf.clinic.library.access import may_publish, may_sign, may_withdraw
from careleaf.clinic.library.models import Edition, FolderImport, PathwayRecord, State
from careleaf.clinic.library.press import Copy
from careleaf.clinic.library.sites import site_name
from careleaf.clinic.people.models import Staff, in_words
from careleaf.definition.prove import Proof
from careleaf.definition.saying import say
from careleaf.definition.values import Slot

COLOURS = {
    State.DRAFT: "grey",
    State.SIGNED: "purple",
    State.PUBLISHED: "green",
    State.REPLACED: "white",
    State.WITHDRAWN: "red",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A hospital to choose."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A procedure with a leaflet, and the hospitals it is for."""

    pathway: str
    title: str
    sites: tuple[Choice, ...]


def leaflet(edition: Edition) -> Leaflet:
    sites = queries.definition_of(edition).pathway.sites.values()
    chosen = sorted((Choice(site.id, site_name(site)) for site in sites), key=lambda site: site.name)
    return Leaflet(edition.pathway_id, edition.pathway.title, tuple(chosen))


@dataclass(frozen=True, slots=True)
class About:
    """What a leaflet's page says about the leaflet: version, dates, who approved it."""

    label: str
    leaflet_id: str
    last_reviewed: date
    next_review: date
    approvals: tuple[str, ...]
    is_demonstration: bool
    hash: str
    site: Choice
    number: int
    state: str
    is_current: bool
    is_withdrawn: bool
    has_newer: bool


def about(copy: Copy) -> About:
    pathway = queries.definition_of(copy.edition).pathway
    return About(
        label=copy.edition.label,
        leaflet_id=pathway.head.leaflet_id,
        last_reviewed=pathway.head.last_reviewed,
        next_review=pathway.head.next_review,
        approvals=tuple(
            f"{one.name}, {one.role}, {one.date:%d %B %Y}{' (demonstration signature)' if one.demonstration else ''}"
            for one in copy.approvals
        ),
        is_demonstration=pathway.head.demonstration,
        hash=copy.edition.hash,
        site=Choice(copy.site, site_name(pathway.sites[copy.site])),
        number=copy.edition.number,
        state=copy.edition.get_state_display(),
        is_current=copy.edition.state == State.PUBLISHED,
        is_withdrawn=copy.edition.state == State.WITHDRAWN,
        has_newer=copy.directory.state == State.PUBLISHED != copy.edition.state,
    )


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem with its place and its mend."""

    place: str
    what: str
    mend: str


def troubles(rows: Iterable[dict[str, str]]) -> tuple[Trouble, ...]:
    return tuple(
        Trouble(f"{row['file']}:{row['line']}" if row["line"] else row["file"], row["what"], row["mend"])
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of definitions, and what its last reading found."""

    name: str
    read_at: datetime | None
    number: int | None
    troubles: tuple[Trouble, ...]


def folder(name: str, last: FolderImport | None) -> Folder:
    if last is None:
        return Folder(name, None, None, ())
    return Folder(name, last.at, last.edition.number if last.edition else None, troubles(last.problems))


@dataclass(frozen=True, slots=True)
class Line:
    """An edition in the list."""

    number: int
    label: str
    state: str
    colour: str
    imported_at: datetime
    signed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    pathway: str
    title: str
    lines: tuple[Line, ...]


def shelf(record: PathwayRecord) -> Shelf:
    return Shelf(record.pk, record.title, tuple(line(edition) for edition in record.editions.all()))


def line(edition: Edition) -> Line:
    return Line(
        edition.number,
        edition.label,
        edition.get_state_display(),
        COLOURS[State(edition.state)],
        edition.imported_at,
        tuple(signature.name for signature in edition.signatures.all()),
    )


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature as it is shown; a demonstration one says so."""

    name: str
    role: str
    at: datetime
    is_demonstration: bool


@dataclass(frozen=True, slots=True)
class EditionPage:
    """One edition for staff: is it whole, what changed, who signed, what may this person do now."""

    line: Line
    pathway: str
    title: str
    hash: str
    troubles: tuple[Trouble, ...]
    proof: Proof
    facts: int
    changes: tuple[str, ...]
    compared_with: str | None
    signed: tuple[Signed, ...]
    reason: str
    sites: tuple[Choice, ...]
    published_at: datetime | None
    safety_change: str
    asks_consent: bool
    can_declare: bool
    can_sign: bool
    can_publish: bool
    can_withdraw: bool


def edition_page(edition: Edition, published: Edition | None, person: Staff) -> EditionPage:
    loaded = queries.definition_of(edition)
    other = published if published and published.pk != edition.pk else None
    signatures = list(edition.signatures.all())
    is_draft = edition.state in (State.DRAFT, State.SIGNED)
    declared = queries.safety_change_of(edition)
    has_signed = person.pk in [signature.signer_id for signature in signatures]
    return EditionPage(
        line=line(edition),
        pathway=edition.pathway_id,
        title=edition.pathway.title,
        hash=edition.hash,
        troubles=troubles(edition.problems),
        proof=queries.proof_of(edition),
        facts=len(loaded.pathway.facts),
        changes=tuple(change.sentence for change in queries.changes_between(other, edition)) if other else (),
        compared_with=other.label if other else None,
        signed=tuple(Signed(one.name, in_words(one.role), one.at, one.is_demonstration) for one in signatures),
        reason=edition.reason,
        sites=leaflet(edition).sites,
        published_at=edition.published_at,
        safety_change=declared.what if declared else "",
        asks_consent=declared.asks_consent if declared else False,
        can_declare=may_sign(person) and edition.state == State.DRAFT and not signatures and not declared,
        can_sign=may_sign(person) and is_draft and not has_signed and not edition.problems,
        can_publish=may_publish(person) and edition.state == State.SIGNED,
        can_withdraw=may_withdraw(person) and edition.state != State.WITHDRAWN,
    )


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact with its value in words and whether anybody has signed it."""

    key: str
    meaning: str
    value: str
    items: str
    source: str
    standing: str
    colour: str


def fact_lines(edition: Edition) -> tuple[FactLine, ...]:
    pathway = queries.definition_of(edition).pathway
    lines = []
    for key, fact in pathway.facts.items():
        is_empty = isinstance(fact.is_, Slot)
        standing = "no value yet" if is_empty else "unsigned default" if fact.is_unsigned else "signed"
        lines.append(
            FactLine(
                key=key,
                meaning=fact.meaning,
                value="" if isinstance(fact.is_, Slot) else say(fact.is_, pathway.source_words),
                items=", ".join(fact.items),
                source=fact.source,
                standing=standing,
                colour={"signed": "green", "unsigned default": "yellow", "no value yet": "red"}[standing],
            )
        )
    return tuple(lines)
