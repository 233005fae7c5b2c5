"""Sessions of the hospitals a person works at, the places held in them, and the places that are free."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import make_aware

from careleaf.clinic.appointments.models import Kind, Place, Session
from careleaf.clinic.journeys.models import Journey
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records import clock
from careleaf.definition.vocabulary import Role

LONGEST = timedelta(hours=24)
"""No session is longer, so a look back of one day finds every session that is still under way."""


# Given up after the end, a place was held all the same.
_HELD = Place.objects.filter(Q(released_at=None) | Q(released_at__gte=OuterRef("ends_at")), session=OuterRef("pk"))
_TAKEN = Coalesce(Subquery(_HELD.order_by().values("session").annotate(count=Count("pk")).values("count")), 0)


@dataclass(frozen=True, slots=True)
class FreePlace:
    """A number of a session that nobody holds."""

    session: Session
    number: int
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class Room:
    """A session that still takes somebody: when its first free place begins, and how many are free."""

    session: Session
    starts_at: datetime
    free: int


def sessions_for(person: Staff) -> QuerySet[Session]:
    return with_taken(Session.objects.filter(site__in=person.sites.all()).select_related("site", "led_by"))


def with_taken(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """Each with ``taken``, the number of places held."""
    return sessions.annotate(taken=_TAKEN)


def sessions_between(person: Staff, opens: datetime, closes: datetime, kind: Kind | None = None) -> QuerySet[Session]:
    """Those that begin in this time, earliest first."""
    found = sessions_for(person).filter(starts_at__gte=opens, starts_at__lt=closes)
    return found.filter(kind=kind) if kind else found


def sessions_on(person: Staff, day: date, kind: Kind | None = None) -> QuerySet[Session]:
    """Those of one day of the clinic's calendar, which at a clock change has 23 or 25 hours."""
    return sessions_between(person, midnight(day), midnight(day + timedelta(days=1)), kind)


def midnight(day: date) -> datetime:
    """When a day of the clinic's calendar begins."""
    return make_aware(datetime.combine(day, time()))


def session_for(person: Staff, pk: int) -> Session | None:
    """None also where the session is at a hospital this person does not work at."""
    return sessions_for(person).select_related("x_ray_operator").filter(pk=pk).first()


def places_in(session: Session) -> QuerySet[Place]:
    """Those held, in their order; of a cancelled session those that were given up with it."""
    held = Q(released_at=None) | Q(released_at__gte=session.ends_at)
    if session.cancelled_at:
        held |= Q(released_at=session.cancelled_at)
    return session.places.filter(held).select_related("journey__patient").order_by("number", "id")


def places_in_all(sessions: Iterable[Session]) -> QuerySet[Place]:
    """The same of several sessions, with their journeys."""
    held = Q(released_at=None) | Q(released_at__gte=F("session__ends_at")) | Q(released_at=F("session__cancelled_at"))
    found = Place.objects.filter(held, session__in=[session.pk for session in sessions])
    related = found.select_related("journey__patient", "journey__site", "journey__edition__pathway")
    return related.order_by("session__starts_at", "session", "number", "id")


def place_for(person: Staff, pk: int) -> Place | None:
    found = Place.objects.filter(session__site__in=person.sites.all(), pk=pk)
    return found.select_related("session__site", "journey").first()


def places_of(journey: Journey, kind: Kind | None = None) -> QuerySet[Place]:
    """Every place the journey holds or has held, the latest first; those held have no ``released_at``."""
    found = journey.places.select_related("session__site", "session__led_by").order_by("-starts_at", "-id")
    return found.filter(kind=kind) if kind else found


def held_by(journey: Journey, session: Session) -> Place | None:
    """The place the journey holds in this session or in another of its kind."""
    return journey.places.filter(kind=session.kind, released_at=None).select_related("session").first()


def held_now(journey: Journey, kind: Kind) -> Place | None:
    """The place the journey holds in a session that is not over."""
    held = journey.places.filter(kind=kind, released_at=None, session__ends_at__gt=clock.now())
    return held.select_related("session__site", "session__led_by").first()


def theatre_at(site: Site, theatre: str, at: datetime) -> Session | None:
    """The session that runs then in this theatre: there is never more than one."""
    found = Session.objects.filter(site=site, kind=Kind.THEATRE, theatre=theatre, cancelled_at=None, starts_at__lte=at)
    return found.filter(starts_at__gt=at - LONGEST, ends_at__gt=at).select_related("site", "led_by").first()


def room_in_sessions(site: Site, kind: Kind, opens: datetime, closes: datetime, limit: int) -> tuple[Room, ...]:
    """The next sessions that still take somebody, earliest first, in two questions to the database."""
    opens = max(opens, clock.now())
    some = _with_room(site, kind, opens, closes).select_related("led_by")[:limit]
    rooms: dict[int, Room] = {}
    for place in _free_in(some):
        if opens <= place.starts_at <= closes:
            known = rooms.get(place.session.pk, Room(place.session, place.starts_at, 0))
            rooms[place.session.pk] = replace(known, free=known.free + 1)
    return tuple(rooms.values())


def free_places(
    site: Site, kind: Kind, opens: datetime, closes: datetime, skills: Iterable[str] = (), limit: int = 20
) -> tuple[FreePlace, ...]:
    """The earliest free places in a window, in two questions to the database however many sessions there are.

    Earliest holds as long as no more than ``limit`` sessions with a free place run at the same time at one hospital.
    """
    opens = max(opens, clock.now())
    some = _with_room(site, kind, opens, closes, skills)
    free = (place for place in _free_in(some[:limit]) if opens <= place.starts_at <= closes)
    return tuple(sorted(free, key=lambda place: (place.starts_at, place.session.pk)))[:limit]


def _with_room(
    site: Site, kind: Kind, opens: datetime, closes: datetime, skills: Iterable[str] = ()
) -> QuerySet[Session]:
    found = Session.objects.filter(site=site, kind=kind, locked_at=None, cancelled_at=None, ends_at__gt=opens)
    found = found.filter(starts_at__gt=opens - LONGEST, starts_at__lte=closes)
    for skill in skills:
        found = found.filter(skills__contains=f" {skill} ")
    return (
        found.annotate(taken=_TAKEN).filter(taken__lt=F("capacity")).select_related("site").order_by("starts_at", "id")
    )


def first_free(
    site: Site, kind: Kind, opens: datetime, closes: datetime, skills: Iterable[str] = ()
) -> FreePlace | None:
    return next(iter(free_places(site, kind, opens, closes, skills)), None)


def free_in(session: Session) -> list[FreePlace]:
    """What is still free and still to come in one session."""
    now = clock.now()
    return [place for place in _free_in([session]) if place.starts_at >= now]


def _free_in(sessions: Iterable[Session]) -> Iterator[FreePlace]:
    asked = list(sessions)
    held: defaultdict[int, set[int]] = defaultdict(set)
    live = Place.objects.filter(session__in=[session.pk for session in asked], released_at=None)
    for pk, number in live.order_by().values_list("session", "number"):
        held[pk].add(number)
    for session in asked:
        for number in range(1, session.capacity + 1):
            if number not in held[session.pk]:
                yield FreePlace(session, number, session.time_of(number))


def busy_with(starts_at: datetime, ends_at: datetime, **what: Any) -> Session | None:
    """A session of this theatre, or led by this person, that overlaps with these hours."""
    found = Session.objects.filter(cancelled_at=None, starts_at__gt=starts_at - LONGEST, starts_at__lt=ends_at)
    return found.filter(ends_at__gt=starts_at, **what).select_related("site").first()


def people_at(sites: Iterable[Site], roles: Sequence[Role]) -> QuerySet[Staff]:
    """Who could lead a session, or work the x-ray machine in it."""
    found = Staff.objects.filter(sites__in=list(sites), role__in=[role.value for role in roles], is_active=True)
    return found.distinct().order_by("name")
