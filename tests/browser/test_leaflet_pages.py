"""A patient reads the leaflet: on a desk, on a telephone, by keyboard, without scripts, at twice the size, on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.person import Person
from tests.factories.clinic import FIRST, SECOND_NAME

pytestmark = pytest.mark.browser
LEAFLET = f"/leaflets/{FIRST}/william-harvey/"
PAGES = ("/", f"/leaflets/{FIRST}/", LEAFLET, f"/leaflets/{SECOND_NAME}/fernhill/", "/staff/sign-in/", "/nothing/here/")


@pytest.mark.parametrize("width", [1280, 360, 320])
def test_no_page_has_a_barrier(somebody: Callable[..., Person], width: int) -> None:
    patient = somebody(width)
    for path in PAGES:
        patient.goes_to(path)
        patient.finds_no_barrier()


def test_a_patient_finds_the_leaflet_of_her_hospital(somebody: Callable[..., Person]) -> None:
    patient = somebody(360)
    patient.goes_to("/")
    patient.follows("William Harvey Hospital")
    assert patient.page.url.endswith(LEAFLET)
    assert "01233" in patient.reads()
    assert "Not issued or approved by East Kent Hospitals" in patient.reads()
    patient.follows("When to get help")
    assert patient.page.locator("#maincontent h2", has_text="When to get help").is_visible()


def test_without_scripts_everything_is_there(somebody: Callable[..., Person]) -> None:
    with_scripts, without = somebody(), somebody(java_script_enabled=False)
    for patient in (with_scripts, without):
        patient.goes_to(LEAFLET)
    assert without.reads() == with_scripts.reads()
    without.follows("Choose another hospital")
    assert "Which hospital do you go to?" in without.reads()


def test_at_twice_the_size_nothing_is_lost(somebody: Callable[..., Person]) -> None:
    """Zooming to 200 % leaves half as many CSS pixels; large text alone may be set, too."""
    patient = somebody(640, device_scale_factor=2)
    for path in PAGES:
        patient.goes_to(path)
        patient.page.evaluate("document.documentElement.style.fontSize = '200%'")
        patient.finds_no_barrier()


def test_by_keyboard_alone(somebody: Callable[..., Person]) -> None:
    patient = somebody()
    patient.goes_to("/")
    patient.tabs_to("a[href='#maincontent']", most=1)
    patient.page.keyboard.press("Enter")
    patient.tabs_to(f"a[href='{LEAFLET}']")
    patient.page.keyboard.press("Enter")
    patient.page.wait_for_url(f"**{LEAFLET}")
    patient.tabs_to("a[href$='leaflet.pdf'], a[href='tel:999']")
    outline = patient.page.evaluate("getComputedStyle(document.activeElement).backgroundColor")
    assert outline != "rgba(0, 0, 0, 0)"  # the focus is seen


def test_the_files_are_one_click_away(somebody: Callable[..., Person]) -> None:
    patient = somebody()
    patient.goes_to(LEAFLET)
    for link, kind in (("Leaflet to print (PDF)", "application/pdf"), ("Plain text", "text/plain; charset=utf-8")):
        address = patient.page.get_by_role("link", name=link).get_attribute("href")
        response = patient.page.request.get(f"{patient.address}{address}")
        assert (response.status, response.headers["content-type"]) == (200, kind)


def test_on_paper_the_page_is_the_leaflet_alone(somebody: Callable[..., Person]) -> None:
    patient = somebody()
    patient.goes_to(LEAFLET)
    patient.page.emulate_media(media="print")
    for hidden in (".nhsuk-header", ".nhsuk-footer", ".app-formats", ".nhsuk-contents-list", ".nhsuk-back-link"):
        assert not patient.page.locator(hidden).first.is_visible(), hidden
    assert patient.page.locator(".nhsuk-card--care--emergency").first.is_visible()
    assert patient.page.get_by_text("Made-up people only").is_visible()
    words, paper = (patient.page.locator(part).bounding_box() for part in (".app-leaflet", "main"))
    assert words
    assert paper
    assert words["width"] == paper["width"]
