"""The compiled styles are whole, name their font, and make a page ask nobody outside for anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.contracts.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STATIC = ROOT / "build/static"
CSS = (STATIC / "careleaf.css").read_text(encoding="utf-8")
COMPONENTS = (
    "back-link", "button", "card", "checkboxes", "date-input", "details", "error-summary", "footer", "header", "input",
    "inset-text", "notification-banner", "pagination", "radios", "select", "skip-link", "summary-list", "table",
    "tabs", "tag", "task-list", "textarea", "warning-callout",
)  # fmt: skip


def test_nothing_is_fetched_from_outside() -> None:
    assert "@font-face" not in CSS
    assert "@import" not in CSS
    addresses = set(re.findall(r"url\(\"?([^)\"]+)", CSS))
    assert all((STATIC / address).is_file() or address.startswith("data:") for address in addresses), addresses


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_component_is_dressed(component: str) -> None:
    assert f".nhsuk-{component}" in CSS


@pytest.mark.browser
def test_a_page_is_read_in_the_font_named(chromium: Browser) -> None:
    with chromium.new_page() as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto("about:blank")
        page.set_content(f"<style>{CSS}</style><main class=nhsuk-main-wrapper><p class=nhsuk-body>Hello</p></main>")
        assert page.locator("p").evaluate("p => getComputedStyle(p).fontFamily") == "arial, sans-serif"
        assert [url for url in asked if not url.startswith(("about:", "data:"))] == []
