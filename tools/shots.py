"""Photograph the pages as they are now: python -m tools.shots [FOLDER].

Starts the demonstration on a database of its own and a free loopback port, walks it in Chromium, and writes the
pictures of the README to docs/images. With a FOLDER, every page goes there too, wide and narrow, to be looked at.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from playwright.sync_api import Browser, Page, sync_playwright

from tools.postgres import free_port

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs/images"
CHROMIUM = Path("/usr/bin/chromium")
WIDTHS = {"wide": 1280, "narrow": 360}
LEAFLET = "/leaflets/sacroiliac-joint-injection/william-harvey/"
EDITION = "/editions/sacroiliac-joint-injection/1/"
PUBLIC = {"start": "/", "choose": "/leaflets/sacroiliac-joint-injection/", "leaflet": LEAFLET}
STAFF = {
    "editions": "/editions/",
    "edition": EDITION,
    "facts": f"{EDITION}facts/",
    "journeys": "/journeys/",
    "open": "/journeys/new/",
    "promises": "/promises/",
    "missing": "/nothing/here/",
}


@contextmanager
def service() -> Iterator[str]:
    """The demonstration on this machine, stopped at the end; what is handed out is its address."""
    with tempfile.TemporaryDirectory() as folder:
        address = f"http://127.0.0.1:{(port := free_port())}"
        environment = os.environ | {"DATABASE_URL": f"sqlite:///{folder}/shots.sqlite3"}
        command = (ROOT / ".venv/bin/careleaf", "run", "--port", str(port))
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        try:
            wait_for(f"{address}/health", server)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=15)


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=1).close()
            return
        except URLError:
            time.sleep(0.1)
    sys.exit("the demonstration did not start")


def sign_in(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/staff/sign-in/")
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password", exact=True).fill("demonstration")
    page.get_by_role("button", name="Sign in").click()


def record(page: Page, action: str, *answers: str) -> None:
    """One step of the open journey: its button, the answers, save."""
    page.get_by_role("button", name=action).click()
    page.get_by_role("button", name="Save").wait_for()
    for answer in answers:
        for choice in page.get_by_label(answer, exact=True).all():
            choice.check()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved:").wait_for()


def walk(page: Page, address: str) -> str:
    """A journey to the discharge; its page's address."""
    page.goto(f"{address}/journeys/new/")
    page.get_by_label("William Harvey").check()
    page.get_by_label("Initials").fill("MK")
    page.get_by_role("button", name="Open the journey").click()
    record(page, "Accept the referral")
    record(page, "The patient has arrived")
    record(page, "Ask the safety questions", "No")
    record(page, "Start the procedure")
    record(page, "The procedure has ended")
    record(page, "Discharge the patient", "Yes")
    return page.url


def photograph(page: Page, path: Path, *, whole: bool = True) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, full_page=whole)


def for_the_readme(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address + LEAFLET)
    photograph(page, IMAGES / "leaflet.png", whole=False)
    sign_in(page, address, "nurse")
    journey = walk(page, address)
    photograph(page, IMAGES / "journey.png")
    page.goto(journey.replace("/journeys/", "/promises/journeys/"))
    photograph(page, IMAGES / "promises.png")
    page.close()


def every_page(browser: Browser, address: str, folder: Path) -> None:
    """Public pages, staff pages, one journey with a stop and an error on its way."""
    for name, width in WIDTHS.items():
        page = browser.new_page(viewport={"width": width, "height": 800})
        for title, path in PUBLIC.items():
            page.goto(address + path)
            photograph(page, folder / f"{title}-{name}.png")
        page.goto(f"{address}/staff/sign-in/")
        page.get_by_role("button", name="Sign in").click()
        photograph(page, folder / f"sign-in-{name}.png")
        sign_in(page, address, "nurse")
        journey = walk(page, address)
        photograph(page, folder / f"journey-{name}.png")
        for part in ("record/follow_up_called/", "record/procedure_started/", "record/questions_answered/"):
            page.goto(journey + part)
            page.get_by_role("button", name="Save").click()
            photograph(page, folder / f"{part.split('/')[1]}-{name}.png")
        page.goto(journey.replace("/journeys/", "/promises/journeys/"))
        photograph(page, folder / f"ledger-{name}.png")
        for title, path in STAFF.items():
            page.goto(address + path)
            photograph(page, folder / f"{title}-{name}.png")
        page.close()


def main(folder: Path | None) -> None:
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []  # the sandbox refuses to run as root
    with service() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        for_the_readme(browser, address)
        if folder:
            every_page(browser, address, folder)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
