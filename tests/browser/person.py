"""Somebody in front of a real browser, who sees what is wrong with a page at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careleaf.clinic.config.demonstration import PASSWORD
from tests.factories.definitions import HOME

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = (HOME / "node_modules" / "axe-core" / "axe.min.js").read_text()
VIOLATIONS = "axe.run().then(found => found.violations.map(one => [one.id, one.nodes.map(node => node.html)]))"


@dataclass
class Person:
    """Goes to addresses of the service; ``troubles`` gathers what the browser itself complains about."""

    page: Page
    address: str
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on(
            "console", lambda said: self.troubles.append(said.text) if "Security Policy" in said.text else None
        )

    def _note(self, url: str) -> None:
        if not url.startswith((self.address, "data:")):
            self.troubles.append(f"The page asked {url}.")

    def goes_to(self, path: str) -> None:
        self.page.goto(self.address + path)

    def signs_in(self, username: str) -> None:
        self.goes_to("/staff/sign-in/")
        self.page.get_by_label("User name").fill(username)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.presses("Sign in")

    def presses(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).click()

    def follows(self, link: str) -> None:
        self.page.get_by_role("link", name=link).first.click()

    def reads(self) -> str:
        return self.page.inner_text("body")

    def tabs_to(self, selector: str, most: int = 120) -> None:
        """By keyboard alone, and sees where the focus is on the way."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"{selector} was not reached by keyboard.")

    def finds_no_barrier(self) -> None:
        """No violation of WCAG that axe can see, nothing to scroll sideways, nothing asked of anybody outside."""
        self.page.evaluate(AXE)  # not as a script of the page: its policy would rightly refuse it
        found = self.page.evaluate(VIOLATIONS)
        assert found == [], f"{self.page.url}: {found}"
        self.page.wait_for_load_state()  # a page may still be on its way
        wide, window = self.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert wide <= window, f"{self.page.url} scrolls sideways: {wide} of {window} px"
        assert self.troubles == []
