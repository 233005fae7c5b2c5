"""People of a running clinic in front of browsers, each signed in, and a clock that moves for all of them."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from careleaf.clinic.demo.answering import safe_answer, wanted
from careleaf.clinic.demo.story import USUAL, stories
from careleaf.definition.expressions import questions_of
from careleaf.definition.pathway import Pathway
from tests.browser.person import Person

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PATIENCE = 40  # seconds for the worker to come round
LOCAL = ZoneInfo("Europe/London")
CONTROLS = """() => [...document.querySelectorAll('main form[method=post] [name]')].map(one => ({
    name: one.name, type: one.type, value: one.value, checked: one.checked,
    options: one.options ? [...one.options].map(option => option.value) : []}))"""
Control = Mapping[str, Any]


@dataclass
class Clock:
    """Read by every process of the service."""

    file: Path
    ahead: timedelta = timedelta(0)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def pass_(self, **span: float) -> None:
        self._set(self.ahead + timedelta(**span))

    def move_to(self, instant: datetime) -> None:
        assert instant > self.now(), "time goes one way"
        self._set(instant - datetime.now(UTC))

    def _set(self, ahead: timedelta) -> None:
        self.ahead = ahead
        self.file.write_text(str(ahead.total_seconds()))


@dataclass
class Clinic:
    """``scripts`` says whether the browsers run any; axe is one, so it looks only where they do."""

    browser: Browser
    address: str
    clock: Clock
    pathway: Pathway
    scripts: bool
    people: dict[str, Person] = field(default_factory=dict)
    looked_at: set[str] = field(default_factory=set)

    def person(self, username: str) -> Person:
        """Somebody of the cast at their own browser; the patient signs in by their link."""
        if username not in self.people:
            context = self.browser.new_context(
                viewport={"width": 360 if username == "patient" else 1280, "height": 900},
                java_script_enabled=self.scripts,
            )
            context.set_default_timeout(20_000)
            self.people[username] = Person(context.new_page(), self.address)
            if username != "patient":
                self.people[username].signs_in(username)
        return self.people[username]

    def look(self, person: Person) -> None:
        """One page of each kind is looked at closely."""
        kind = re.sub(r"[a-z0-9]{10}(?=/)|\?.*", "", person.page.url.removeprefix(self.address))
        assert person.page.locator("h1").count() == 1, person.page.url
        if self.scripts and kind not in self.looked_at:
            self.looked_at.add(kind)
            person.finds_no_barrier()

    def fill(self, person: Person, said: Mapping[str, Any]) -> None:
        """What a story says, in the form in sight; what it does not say is answered safely, or left."""
        usual = {**stories()[USUAL].says, **said}
        controls: list[Control] = person.page.evaluate(CONTROLS)
        for name in dict.fromkeys(one["name"] for one in controls if one["type"] != "hidden"):
            self._fill_one(person, name, [one for one in controls if one["name"] == name], usual)

    def _fill_one(self, person: Person, name: str, controls: list[Control], said: Mapping[str, Any]) -> None:
        kind, found = controls[0]["type"], wanted(name, said)
        if self._hangs_on_another(name):
            return
        if kind == "radio":
            self._choose(person, name, controls, found)
        elif kind == "checkbox":
            self._tick(person, name, controls, found)
        elif kind == "select-one":
            value = _post(controls[0]["options"], found)
            if value is not None:
                person.page.locator(f'[name="{name}"]').select_option(value)
        elif found is None and re.search(r"_\d$", name):
            self._part_of_a_date(person, name, said)
        elif found is not None:
            person.page.locator(f'[name="{name}"]').fill(str(found))

    def _hangs_on_another(self, name: str) -> bool:
        """Of somebody who is well nothing further is asked."""
        question = self.pathway.questions.get(name)
        return question is not None and question.asked_of is not None and bool(questions_of(question.asked_of))

    def _choose(self, person: Person, name: str, controls: list[Control], found: Any) -> None:
        values = [one["value"] for one in controls]
        if found is None and name in self.pathway.questions:
            found = safe_answer(self.pathway.questions[name])
        if found is None and any(one["checked"] for one in controls):
            return
        value = found if found in values else "yes" if "yes" in values else values[0]
        person.page.locator(f'[name="{name}"][value="{value}"]').check()

    def _tick(self, person: Person, name: str, controls: list[Control], found: Any) -> None:
        values = [one["value"] for one in controls]
        if found is None and "none" in values:
            found = ["none"]
        for control in controls:
            box = person.page.locator(f'[name="{name}"][value="{control["value"]}"]')
            if isinstance(found, list):
                box.set_checked(any(_post([control["value"]], one) for one in found))
            elif name != "has_happened":
                box.set_checked(found != "no")

    def _part_of_a_date(self, person: Person, name: str, said: Mapping[str, Any]) -> None:
        found: Any = wanted(name[:-2], said)
        if not found:
            return
        at = found if isinstance(found, datetime) else self.clock.now() + timedelta(days=int(str(found).split()[0]))
        local = at.astimezone(LOCAL)
        part = (local.day, local.month, local.year, local.hour, local.minute)[int(name[-1])]
        person.page.locator(f'[name="{name}"]').fill(str(part))

    def send(self, person: Person, button: str, **said: Any) -> None:
        """The form is filled in and sent; what the page refuses is told."""
        self.look(person)
        self.fill(person, said)
        person.presses(button)
        summary = person.page.locator(".nhsuk-error-summary")
        assert summary.count() == 0, f"{person.page.url}: {summary.first.inner_text()}"

    def opens_journey(self, username: str, reference: str) -> Person:
        person = self.person(username)
        person.goes_to(f"/journeys/{reference}/")
        return person

    def does(self, username: str, reference: str, kind: str, **said: Any) -> Person:
        """An act, by the link this person sees on the page of the journey; two minutes later than the last."""
        self.clock.pass_(minutes=2)
        person = self.opens_journey(username, reference)
        self.look(person)
        link = person.page.locator(f'main a[href*="/do/{kind}/"]').first
        if not link.is_visible():
            link.locator("xpath=ancestor::details[1]/summary").click()
        link.click()
        self.send(person, "Save", **said)
        return person

    def waits_for(self, username: str, reference: str, words: str) -> None:
        """What the house does by itself stands on the page of the journey before long."""
        person, until = self.opens_journey(username, reference), time.monotonic() + PATIENCE
        while words not in self.whole_page(person):
            assert time.monotonic() < until, f"{words!r} never came:\n{self.whole_page(person)}"
            time.sleep(0.5)
            person.page.reload()

    def whole_page(self, person: Person) -> str:
        """Also what is folded away."""
        return person.page.locator("main").text_content() or ""


def _post(values: list[str], said: Any) -> str | None:
    """A colleague by post, as the stories name them; else the value itself."""
    if said is None:
        return None
    text = str(said)
    if text.startswith("@"):
        post = text[1:].replace("_", " ")
        return next((value for value in values if value.endswith(f", {post}")), None)
    return text if text in values else None
