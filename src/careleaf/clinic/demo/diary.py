"""The sessions of the fictional clinic: theatre lists on the days its stories need, nurse calls on every weekday."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils.timezone import make_aware

from careleaf.clinic.appointments.actions.open_session import Crew, Hours, open_session
from careleaf.clinic.appointments.models import Kind, Session
from careleaf.clinic.demo.life import Slot
from careleaf.clinic.people.models import Site, Staff
from careleaf.definition.vocabulary import Role

PLACES, MINUTES = 6, 45
MINUTES_TODAY = 15
"""So close together that today's places lie in today, however late it is."""
CALLS, CALL_MINUTES = 8, 20
CALL_DAYS = (0, 3)
"""Monday, with an interpreter, and Thursday."""
THEATRE = "Day surgery theatre 2"
INTERPRETED = ("interpreter", "video", "face-to-face")
_OPERATES_ON = (1, 2, 3)
"""Tuesday, Wednesday, Thursday: each hospital has its day."""


class Diary:
    """Opens a list when a story first needs its day, and hands out its places one after the other."""

    def __init__(self, staff: Mapping[Role, Staff], keys: Iterator[UUID]) -> None:
        self.staff, self.keys = staff, keys
        self.lists: dict[tuple[str, date], list[Session]] = {}
        self.taken: dict[int, int] = {}

    def slot(self, site: Site, day: date) -> Slot:
        """The next place on that day; a second list begins in the afternoon when the first is full."""
        lists = self.lists.setdefault((site.pk, day), [])
        if not lists or self.taken[lists[-1].pk] >= lists[-1].capacity:
            begins = time(8, 30) if not lists else time(13, 30)
            lists.append(self._theatre(site, make_aware(datetime.combine(day, begins)), PLACES, len(lists)))
        return self.next_in(lists[-1])

    def next_in(self, session: Session) -> Slot:
        self.taken[session.pk] += 1
        return Slot(session, self.taken[session.pk])

    def is_full(self, site: Site, day: date) -> bool:
        lists = self.lists.get((site.pk, day), [])
        return len(lists) > 1 and self.taken[lists[-1].pk] >= lists[-1].capacity

    def list_of_today(self, site: Site, begins: datetime, places: int) -> Session:
        """Today's list is wherever today's stories are, whatever the hour."""
        session = self._theatre(site, begins, places, 0, MINUTES_TODAY)
        self.lists[site.pk, begins.date()] = [session]
        return session

    def _theatre(self, site: Site, begins: datetime, places: int, earlier: int, minutes: int = MINUTES) -> Session:
        session = open_session(
            site=site,
            kind=Kind.THEATRE,
            title="Afternoon list" if earlier else "Morning list",
            hours=_hours(begins, places, minutes),
            key=next(self.keys),
            by=self.staff[Role.CLERK],
            theatre=THEATRE,
            is_approved=True,
            crew=Crew(led_by=self.staff[Role.CONSULTANT], x_ray_operator=self.staff[Role.RADIOGRAPHER]),
        )
        self.taken[session.pk] = 0
        return session

    def calls(self, sites: Sequence[Site], first: date, last: date) -> None:
        """The nurse phones for one hospital after the other."""
        for day in _call_days(first, last):
            for index, site in enumerate(sites[:3]):
                begins = make_aware(datetime.combine(day, time(9 + 3 * index)))
                open_session(
                    site=site,
                    kind=Kind.CALL,
                    title="Nurse calls",
                    hours=_hours(begins, CALLS, CALL_MINUTES),
                    key=next(self.keys),
                    by=self.staff[Role.CLERK],
                    crew=Crew(led_by=self.staff[Role.PAIN_NURSE]),
                    skills=INTERPRETED if day.weekday() == CALL_DAYS[0] else (),
                )


def _hours(begins: datetime, places: int, minutes: int) -> Hours:
    ends = begins + timedelta(minutes=places * minutes)
    return Hours(starts_at=begins, ends_at=ends, capacity=places, minutes=minutes)


def operating_day(site_index: int, near: date) -> date:
    """The hospital's own day of that week."""
    return near + timedelta(days=_OPERATES_ON[site_index % len(_OPERATES_ON)] - near.weekday())


def _call_days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if day.weekday() in CALL_DAYS:
            yield day
