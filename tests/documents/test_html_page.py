"""The page that stands alone: well formed, asks nobody outside, read by people and by checkers at every width."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import pytest

from careleaf.publishing.publish import publish
from tests.factories.definitions import FOLDERS, HOME, definition
from tests.factories.leaflets import editions, issue_of, press

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = HOME / "node_modules" / "axe-core" / "axe.min.js"
XHTML = "{http://www.w3.org/1999/xhtml}"


def page_of(name: str, site: str, language: str) -> bytes:
    loaded = definition(name)
    (artefact,) = publish(loaded.pathway, site, language, ("html",), issue_of(loaded), press())
    return artefact.content


@pytest.mark.parametrize("name", FOLDERS)
def test_the_page_is_well_formed(name: str) -> None:
    for site, language in editions(name):
        _is_well_formed(name, site, language)


def _is_well_formed(name: str, site: str, language: str) -> None:
    tree = html5lib.HTMLParser(strict=True).parse(page_of(name, site, language))
    assert (tree.get("lang"), tree.get("dir")) == (language, "ltr")
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    described = {element.get("name"): element.get("content") for element in tree.iter(f"{XHTML}meta")}
    head = definition(name).pathway.head
    assert described["dcterms.identifier"] == head.leaflet_id
    assert described["dcterms.hasVersion"] == head.edition
    assert described["careleaf.content-hash"] == definition(name).hash
    assert described["description"]
    assert described["generator"].startswith("careleaf ")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """One page of every definition."""
    folder = tmp_path_factory.mktemp("pages")
    written = {folder / f"{name}.html": page_of(name, *next(editions(name))) for name in FOLDERS}
    for file, content in written.items():
        file.write_bytes(content)
    return list(written)


@pytest.fixture
def asked(chromium: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page and every address it asks for."""
    page = chromium.new_page()
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    yield page, addresses
    page.close()


@pytest.mark.browser
def test_the_page_asks_for_nothing_but_itself(asked: tuple[Page, list[str]], files: list[Path]) -> None:
    page, addresses = asked
    for file in files:
        addresses.clear()
        page.goto(file.as_uri())
        page.emulate_media(media="print")
        page.emulate_media(media="screen")
        assert [one for one in addresses if not one.startswith("data:")] == [file.as_uri()]


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 360, 320])
def test_no_barrier_and_no_scrolling_sideways(asked: tuple[Page, list[str]], files: list[Path], width: int) -> None:
    page, _ = asked
    page.set_viewport_size({"width": width, "height": 900})
    for file in files:
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.add_script_tag(path=AXE)
        found = page.evaluate("axe.run().then(result => result.violations.map(one => [one.id, one.nodes[0].html]))")
        assert found == []


@pytest.mark.browser
def test_the_keyboard_skips_to_the_leaflet_and_reaches_the_emergency_number(
    asked: tuple[Page, list[str]], files: list[Path]
) -> None:
    page, _ = asked
    page.goto(files[0].as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#leaflet"
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href')") == "tel:999":
            return
    pytest.fail("The emergency number was not reached by keyboard.")


@pytest.mark.browser
def test_a_printed_page_adds_no_addresses_and_hides_the_way_about(
    asked: tuple[Page, list[str]], files: list[Path]
) -> None:
    page, _ = asked
    page.goto(files[0].as_uri())
    page.emulate_media(media="print")
    added = "[...document.querySelectorAll('main a')].map(a => getComputedStyle(a, '::after').content)"
    assert set(page.evaluate(added)) == {"none"}
    assert not page.is_visible("nav")
    assert not page.is_visible(".nhsuk-skip-link")
