"""Some hours of a theatre or of a nurse are opened for booking."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from careleaf.clinic.appointments.access import demand_keeper
from careleaf.clinic.appointments.models import Kind, Session, as_stored
from careleaf.clinic.appointments.queries import LONGEST, busy_with
from careleaf.clinic.people.access import Actor
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records import clock
from careleaf.clinic.records.actions import note_act
from careleaf.clinic.records.refusals import Refused
from careleaf.clinic.web.saying import when


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When, and how many people for how long each."""

    starts_at: datetime
    ends_at: datetime
    capacity: int
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """Who leads it and who works the x-ray machine, where that is known."""

    led_by: Staff | None = None
    x_ray_operator: Staff | None = None

    def people(self) -> list[Staff]:
        return [person for person in (self.led_by, self.x_ray_operator) if person]


@transaction.atomic
def open_session(
    *,
    site: Site,
    kind: Kind,
    title: str,
    hours: Hours,
    key: UUID,
    by: Actor,
    theatre: str = "",
    is_approved: bool = False,
    crew: Crew = Crew(),
    skills: Sequence[str] = (),
) -> Session:
    """The same form sent twice opens one session. Refused where a theatre or a person would be in two at once."""
    demand_keeper(by, site)
    # One opening at a time at each hospital and for each person: two that overlap cannot slip past each other.
    site = Site.objects.select_for_update().get(pk=site.pk)
    _one_at_a_time(crew)
    known = Session.objects.filter(key=key).first()
    if known:
        return known
    theatre = " ".join(theatre.split())
    _demand_sense(kind, title, theatre, hours)
    _demand_crew(site, crew)
    _demand_free(site, theatre, crew, hours)
    session = Session.objects.create(
        site=site,
        kind=kind,
        title=title.strip(),
        theatre=theatre,
        is_approved=is_approved,
        **asdict(hours),
        led_by=crew.led_by,
        x_ray_operator=crew.x_ray_operator,
        skills=as_stored(skills),
        key=key,
    )
    note_act(by.named, "open_session", session.named, capacity=hours.capacity)
    return session


def _one_at_a_time(crew: Crew) -> None:
    people = Staff.objects.select_for_update(of=("self",)).filter(pk__in=[person.pk for person in crew.people()])
    list(people.order_by("pk"))


def _demand_sense(kind: Kind, title: str, theatre: str, hours: Hours) -> None:
    length = hours.ends_at - hours.starts_at
    if not title.strip():
        raise Refused("Give the session a title, such as: Morning list.")
    if kind == Kind.THEATRE and not theatre:
        raise Refused("Say in which theatre the list runs.")
    if not timedelta(0) < length <= LONGEST:
        raise Refused("A session ends after it begins, and within a day. Check both times.")
    if hours.ends_at <= clock.now():
        raise Refused("These hours are over. Open a session that is still to come.")
    if hours.capacity < 1 or hours.minutes < 1:
        raise Refused("A session has at least 1 place of at least 1 minute.")
    if hours.capacity * timedelta(minutes=hours.minutes) > length:
        raise Refused(
            f"{hours.capacity} places of {hours.minutes} minutes do not fit into these hours. "
            "Offer fewer places, make them shorter, or end later."
        )


def _demand_crew(site: Site, crew: Crew) -> None:
    for person in crew.people():
        if not (person.is_active and person.sites.filter(pk=site.pk).exists()):
            raise Refused(f"{person.name} does not work at {site.name}. Choose somebody who does.")


def _demand_free(site: Site, theatre: str, crew: Crew, hours: Hours) -> None:
    if theatre:
        other = busy_with(hours.starts_at, hours.ends_at, site=site, theatre__iexact=theatre)
        if other:
            raise Refused(f"{theatre} is in use: {_told(other)}. Choose another time or another theatre.")
    for person in crew.people():
        other = busy_with(hours.starts_at, hours.ends_at, led_by=person) or busy_with(
            hours.starts_at, hours.ends_at, x_ray_operator=person
        )
        if other:
            raise Refused(f"{person.name} is busy: {_told(other)}. Choose another time or another person.")


def _told(other: Session) -> str:
    return f"{other.title} at {other.site.name}, {when(other.starts_at)} to {when(other.ends_at)}"
