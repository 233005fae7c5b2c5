"""Set-up that every kind of test shares: the database asked for, a real Chromium, and no skipping under CI.

The suite runs on the database named by DATABASE_URL: `python -m tools.postgres -- .venv/bin/pytest` for PostgreSQL,
SQLite when none is named.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

# A busy machine is no finding: how fast the house is, tools/bench.py measures.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = Path("/usr/bin/chromium")
UNDER_CI = os.environ.get("CI", "").lower() == "true"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Under CI a skipped test is one that did not do its work: it fails."""
    report = yield
    if UNDER_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and under CI nothing may be: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole module that skips itself while it is read."""
    report = yield
    if UNDER_CI and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was skipped, and under CI nothing may be: {report.longrepr}"
    return report


@pytest.fixture
def real_commits(transactional_db: None) -> Iterator[None]:
    """What the test writes is seen by other threads. Afterwards the rows go, those that are only ever added too.

    PostgreSQL truncates them past its guards. SQLite deletes row by row, so its guards step aside for that moment.
    """
    from django.db import connection

    yield
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("select name, tbl_name, sql from sqlite_master where type = 'trigger'")
        guards = cursor.fetchall()
        for name, _, _ in guards:
            cursor.execute(f"drop trigger {name}")
        cursor.execute("pragma foreign_keys = off")
        for table in {table for _, table, _ in guards}:
            cursor.execute(f"delete from {table}")
        cursor.execute("pragma foreign_keys = on")
        for _, _, written in guards:
            cursor.execute(written)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's own Chromium, headless; nothing is downloaded."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is missing. Install it with: apt-get install --no-install-recommends chromium")
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, which Django would otherwise take for asynchronous code.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    # Chromium's sandbox refuses to run as root.
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser
        browser.close()
