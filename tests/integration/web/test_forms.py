"""Every field becomes an NHS component that keeps what was typed and leads from its problem to itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.template.loader import render_to_string
from django.test import Client

from careleaf.clinic.web.components import component, problems
from careleaf.clinic.web.fields import WhenField

LONDON = ZoneInfo("Europe/London")
CHOICES = (("left", "Left"), ("right", "Right"))


class Everything(forms.Form):
    at = WhenField(label="When was it?")
    side = forms.ChoiceField(label="Which side?", choices=CHOICES, widget=forms.RadioSelect)
    place = forms.ChoiceField(label="Where?", choices=CHOICES, required=False)
    why = forms.CharField(label="Why?", help_text="A sentence.", widget=forms.Textarea)
    secret = forms.CharField(label="Password", widget=forms.PasswordInput, required=False)
    name = forms.CharField(label="Name", widget=forms.TextInput(attrs={"autocomplete": "name"}))
    sure = forms.BooleanField(label="I am sure")
    hash = forms.CharField(widget=forms.HiddenInput, required=False)


def typed(*parts: str) -> dict[str, str]:
    return {f"at_{index}": part for index, part in enumerate(parts)}


def cleaned(*parts: str) -> Any:
    form = Everything(typed(*parts))
    form.is_valid()
    return form.cleaned_data.get("at") or form.errors["at"][0]


def test_a_time_is_read_as_clinic_time() -> None:
    assert cleaned("4", "7", "2026", "09", " 5 ") == datetime(2026, 7, 4, 9, 5, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (("", "", "", "", ""), "Enter the day, month, year, hour and minute"),
        (("24", "11", "2026", "14", ""), "Enter the day, month, year, hour and minute"),
        (("31", "2", "2026", "14", "10"), "There is no such date and time"),
        (("24", "11", "2026", "25", "10"), "There is no such date and time"),
        (("x", "11", "2026", "14", "10"), "There is no such date and time"),
        (("24", "11", "99999", "14", "10"), "There is no such date and time"),
        (("29", "3", "2026", "01", "30"), "The clocks went forward over this time"),
    ],
)
def test_what_is_no_time_is_refused_in_words(parts: tuple[str, ...], words: str) -> None:
    assert words in cleaned(*parts)


def test_a_time_twice_on_the_clock_is_taken_once() -> None:
    assert cleaned("25", "10", "2026", "01", "30").astimezone(LONDON).hour == 1


def test_every_widget_has_its_component() -> None:
    kinds = {bound.name: component(bound).kind for bound in Everything() if not bound.is_hidden}
    assert kinds == {
        "at": "date",
        "side": "radios",
        "place": "select",
        "why": "textarea",
        "secret": "password",
        "name": "input",
        "sure": "checkboxes",
    }


def test_what_was_typed_is_kept_but_never_a_password() -> None:
    given = typed("24", "11", "2026", "14", "xx") | {"side": "left", "why": "It hurts.", "name": "Ann", "secret": "s"}
    form = Everything(given)
    form.is_valid()
    parts = {name: component(form[name]).params for name in form.fields}
    assert [item["value"] for item in parts["at"]["items"]] == ["24", "11", "2026", "14", "xx"]
    assert [item["checked"] for item in parts["side"]["items"]] == [True, False]
    assert parts["why"]["value"] == "It hurts."
    assert parts["name"]["value"] == "Ann"
    assert "value" not in parts["secret"]


def test_a_time_given_beforehand_is_shown_as_on_the_clock() -> None:
    form = Everything(initial={"at": datetime(2026, 7, 4, 9, 5, tzinfo=LONDON)})
    assert [item["value"] for item in component(form["at"]).params["items"]] == ["4", "7", "2026", "09", "05"]


def test_each_problem_leads_to_its_field() -> None:
    form = Everything({})
    form.is_valid()
    form.add_error(None, "Nothing was saved.")
    found = problems(form)
    assert found[0] == {"text": "Nothing was saved."}
    assert {one["href"] for one in found[1:]} == {"#id_at_0", "#id_side", "#id_why", "#id_name", "#id_sure"}
    page = "".join(str(component(form[name]).params) for name in form.fields)
    for link in (one["href"][1:] for one in found[1:]):
        assert f"'{link}'" in page


@pytest.mark.django_db
def test_a_form_is_drawn_with_its_problems_first() -> None:
    page = Client().post("/staff/sign-in/", {}).content.decode()
    assert page.index("There is a problem") < page.index("<h1")
    assert 'href="#id_username"' in page
    assert "<title>Error: " in page


def test_a_misspelt_name_in_a_template_is_an_error() -> None:
    from django.template import engines
    from jinja2 import UndefinedError

    template = engines["jinja2"].from_string("{{ misspelt }}")
    with pytest.raises(UndefinedError, match="misspelt"):
        template.render({})


def test_words_in_a_template_are_escaped() -> None:
    page = render_to_string(
        "web/error.jinja", {"title": "<b>", "words": ["<script>"], "doors": [], "signed_in": None, "request": None,
                            "is_demonstration": False}, using="jinja2",
    )  # fmt: skip
    assert "<script>" not in page.replace("<script type", "")
    assert "&lt;script&gt;" in page
