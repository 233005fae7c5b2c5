"""Photograph the pages as they are now: python -m tools.shots [FOLDER].

Starts the demonstration on a database of its own and a free loopback port, opens it in Chromium, and writes the
picture of the README to docs/images. With a FOLDER, every page goes there too, wide and narrow, to be looked at.
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
    "work": "/work/",
    "patients": "/patients/",
    "promises": "/promises/",
    "editions": "/editions/",
    "edition": EDITION,
    "facts": f"{EDITION}facts/",
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
        except OSError:  # not yet listening, or busy
            time.sleep(0.1)
    sys.exit("the demonstration did not start")


def sign_in(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/staff/sign-in/")
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password", exact=True).fill("demonstration")
    page.get_by_role("button", name="Sign in").click()


def photograph(page: Page, path: Path, *, whole: bool = True) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, full_page=whole)


def for_the_readme(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address + LEAFLET)
    photograph(page, IMAGES / "leaflet.png", whole=False)
    page.close()


def every_page(browser: Browser, address: str, folder: Path) -> None:
    """Public pages, a form that was refused, staff pages: wide, narrow, and the leaflet as it is printed."""
    for name, width in WIDTHS.items():
        page = browser.new_page(viewport={"width": width, "height": 800})
        for title, path in PUBLIC.items():
            page.goto(address + path)
            photograph(page, folder / f"{title}-{name}.png")
        page.goto(f"{address}/staff/sign-in/")
        page.get_by_role("button", name="Sign in").click()
        photograph(page, folder / f"sign-in-{name}.png")
        sign_in(page, address, "nurse")
        for title, path in STAFF.items():
            page.goto(address + path)
            photograph(page, folder / f"{title}-{name}.png")
        page.close()
    page = browser.new_page()
    page.goto(address + LEAFLET)
    page.pdf(path=folder / "leaflet-printed.pdf")
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
