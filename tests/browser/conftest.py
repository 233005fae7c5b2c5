"""A running demonstration and people in front of browsers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.person import Person
from tests.browser.service import Service, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """One for all tests of a worker: each does its work on rows of its own."""
    with running(tmp_path_factory.mktemp("home")) as found:
        yield found


@pytest.fixture
def somebody(chromium: Browser, service: Service) -> Iterator[Callable[..., Person]]:
    """Opens a browser of its own for somebody: ``width`` in px, and whatever else Playwright offers."""
    opened: list[BrowserContext] = []

    def open_browser(width: int = 1280, **options: Any) -> Person:
        opened.append(chromium.new_context(viewport={"width": width, "height": 900}, **options))
        return Person(opened[-1].new_page(), service.address)

    yield open_browser
    for context in opened:
        context.close()
