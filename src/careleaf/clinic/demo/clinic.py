"""The fictional clinic as a whole: who lives through which story, at which hospital, and where in it today falls."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.timezone import localdate, localtime

from careleaf.clinic.demo.diary import Diary, operating_day
from careleaf.clinic.demo.life import Life, Slot, Stumble
from careleaf.clinic.demo.made_up import details
from careleaf.clinic.demo.story import Story, stories
from careleaf.clinic.library.models import Edition
from careleaf.clinic.library.queries import definition_of, published_editions
from careleaf.clinic.people.models import Patient, Site, Staff
from careleaf.clinic.people.queries import demonstration_staff, sites_with
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Role

LEAD = timedelta(days=100)
"""Before the first procedure: lists are opened, the first patients referred."""
CALLS_AFTER = timedelta(days=40), timedelta(days=60)
JITTER = 50
LIVE_MINUTES = timedelta(hours=2)
Told = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it. ``stumbles`` are steps that could not be done as they were told."""

    patients: int
    stumbles: tuple[Stumble, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """The same people at every hospital of the edition."""

    edition: Edition
    sites: Sequence[Site]
    staff: Mapping[Role, Staff]


def make_clinic(patients: int, seed: int, told: Told = lambda done: None, *, only: Sequence[str] = ()) -> Made:
    """So many patients, each with a journey at some stage of today. The same seed tells the same stories.

    ``only`` are the stories to be told, each to its end; else all there are.
    """
    demand_empty_house()
    now, chance = clock.now(), Random(seed)
    keys = _keys(chance)
    lives = _Planner(_cast(), now, chance, keys, only).plan(patients)
    for number, life in enumerate(lives, start=1):
        life.live_until(now)
        told(number / len(lives))
    return Made(len(lives), tuple(stumble for life in lives for stumble in life.stumbles))


def demand_empty_house() -> None:
    if settings.PRODUCTION:
        raise Refused("This is production. A demonstration's people are refused here.")
    if Patient.objects.exists():
        raise Refused("There are patients here already. A demonstration begins in an empty house: use a new database.")


def _cast() -> Cast:
    """On the definition that does most; prepared by ``config.demonstration`` before."""
    editions = list(published_editions())
    if not editions:
        raise Refused("No leaflet is published here yet. Run careleaf run once, which publishes them.")
    edition = max(editions, key=lambda one: len(definition_of(one).pathway.tasks))
    staff = {Role(person.role): person for person in demonstration_staff()}
    return Cast(edition, list(sites_with(definition_of(edition).pathway.sites)), staff)


def _keys(chance: Random) -> Iterator[UUID]:
    while True:
        yield UUID(int=chance.getrandbits(128), version=4)


class _Planner:
    """Gives each patient a story, a hospital and a day, so that today falls somewhere into it."""

    def __init__(
        self, cast: Cast, now: datetime, chance: Random, keys: Iterator[UUID], only: Sequence[str] = ()
    ) -> None:
        self.cast, self.now, self.today, self.chance, self.keys = cast, now, localdate(now), chance, keys
        self.diary = Diary(cast.staff, keys)
        self.stories = {name: story for name, story in stories().items() if not only or name in only}

    def plan(self, patients: int) -> list[Life]:
        """What happens right now, then each story once to its end, then by their shares."""
        here = [name for name, story in self.stories.items() if story.now]
        told = [name for name, story in self.stories.items() if not story.now and story.share]
        shares = [self.stories[name].share for name in told]
        names = (here + told + self.chance.choices(told, shares, k=patients))[:patients]
        earliest = self.now - timedelta(days=max(story.today[1] for story in self.stories.values()) + 30) - LEAD
        with clock.at(earliest):
            first, last = (self.today + one for one in (timedelta(-90) + CALLS_AFTER[0], CALLS_AFTER[1]))
            self.diary.calls(self.cast.sites, first, last)
            todays = self._list_of_today(len(here)) if here else None
            return [
                self._life(index, name, todays, to_its_end=index < len(here) + len(told))
                for index, name in enumerate(names)
            ]

    def _list_of_today(self, places: int) -> Any:
        days = [operating_day(index, self.today) for index in range(len(self.cast.sites))]
        site = self.cast.sites[days.index(self.today) if self.today in days else 0]
        midnight = localtime(self.now).replace(hour=0, minute=0, second=0, microsecond=0)
        begins = max(midnight, localtime(self.now - LIVE_MINUTES).replace(second=0, microsecond=0))
        return self.diary.list_of_today(site, begins.replace(minute=begins.minute // 15 * 15), places)

    def _life(self, index: int, name: str, todays: Any, *, to_its_end: bool) -> Life:
        story, chance = self.stories[name], self.chance
        slots = [self.diary.next_in(todays)] if story.now else self._slots(index, story, to_its_end)
        return Life(
            name=name,
            story=story,
            details={
                **details(index, chance, self.today, story.patient.ages),
                **({"allergies": list(story.patient.allergies)} if story.patient.allergies else {}),
            },
            needs={"channel": chance.choices(("email", "letter", "phone"), (5, 4, 1))[0], **story.patient.set},
            edition=self.cast.edition,
            staff=self.cast.staff,
            slots=slots,
            jitter=timedelta(minutes=chance.randrange(JITTER)),
            keys=self.keys,
            squeeze=self._squeeze(story),
        )

    def _slots(self, index: int, story: Story, to_its_end: bool) -> list[Slot]:
        days_since = _last_day(story) + 4 if to_its_end else self.chance.randint(*story.today)
        site_index = index % len(self.cast.sites)
        site, day = self.cast.sites[site_index], operating_day(site_index, self.today - timedelta(days=days_since))
        wanted = [story.first_place] if story.first_place else []
        return [self._free(site, day + timedelta(days=offset)) for offset in (*wanted, 0)]

    def _free(self, site: Site, day: date) -> Slot:
        """Today's list is for what happens now; who finds a day full comes a week earlier."""
        while day == self.today or self.diary.is_full(site, day):
            day -= timedelta(days=7)
        return self.diary.slot(site, day)

    def _squeeze(self, story: Story) -> tuple[datetime, float] | None:
        """When the day begins that is at ``story.now`` now, and how fast it goes: shortly after midnight, faster."""
        if story.now is None:
            return None
        so_far = story.now.past_midnight - timedelta(hours=8, minutes=15)
        midnight = localtime(self.now).replace(hour=0, minute=0, second=1, microsecond=0)
        begins = max(self.now - so_far, midnight)
        return begins, (self.now - begins) / so_far


def _last_day(story: Story) -> int:
    last = max(step.taken_at for step in story.steps)
    return last.day + 56 if last.after_call else last.day
