"""A bound Django field as the parameters of its NHS component."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from careleaf.clinic.web.fields import InParts

MOST, SHORT = 3, len("I do not know")
"""How many choices, of how many letters, can stand in one line."""


@dataclass(frozen=True, slots=True)
class Component:
    """Which macro draws the field, and with what."""

    kind: str
    params: dict[str, Any]


def component(bound: BoundField) -> Component:
    """Chosen by the field's widget."""
    match bound.field.widget:
        case InParts():
            return Component("date", _date(bound))
        case forms.CheckboxSelectMultiple():
            return Component("checkboxes", _choices(bound))
        case forms.RadioSelect():
            return Component("radios", _choices(bound) | _side_by_side(bound))
        case forms.CheckboxInput():
            return Component("checkboxes", _checkbox(bound))
        case forms.Textarea():
            return Component("textarea", _basics(bound) | {"value": bound.value() or "", "rows": 3})
        case forms.Select():
            return Component("select", _basics(bound) | {"items": _items(bound, "selected")})
        case forms.PasswordInput():
            return Component("password", _basics(bound) | {"autocomplete": _autocomplete(bound)})
        case _:
            return Component("input", _input(bound))


def problems(form: forms.BaseForm) -> list[dict[str, str]]:
    """The error summary: every problem, each linked to its field."""
    found = [{"text": str(text)} for text in form.non_field_errors()]
    for bound in form:
        found += [{"text": str(text), "href": f"#{_first_id(bound)}"} for text in bound.errors]
    return found


def _first_id(bound: BoundField) -> str:
    return f"{bound.auto_id}_0" if isinstance(bound.field.widget, InParts) else str(bound.auto_id)


def _basics(bound: BoundField) -> dict[str, Any]:
    """What every component takes. ``attributes`` keeps what the widget was given, such as a maximum length."""
    params: dict[str, Any] = {
        "id": bound.auto_id,
        "name": bound.html_name,
        "label": {"text": bound.label, "size": "s"},
    }
    if bound.help_text:
        params["hint"] = {"text": bound.help_text}
    if bound.errors:
        params["errorMessage"] = {"text": bound.errors[0]}
    return params


def _input(bound: BoundField) -> dict[str, Any]:
    kind = getattr(bound.field.widget, "input_type", "text")
    return _basics(bound) | {"value": bound.value(), "type": kind, "autocomplete": _autocomplete(bound)}


def _autocomplete(bound: BoundField) -> str:
    return str(bound.field.widget.attrs.get("autocomplete", "off"))


def _grouped(bound: BoundField) -> dict[str, Any]:
    params = _basics(bound)
    label = params.pop("label")
    return params | {"fieldset": {"legend": {"text": label["text"], "size": "s"}}}


def _items(bound: BoundField, marked: str) -> list[dict[str, Any]]:
    value = bound.value()
    chosen = {str(one) for one in (value if isinstance(value, list | tuple | set) else [value])}
    return [
        {"value": value, "text": text, marked: str(value) in chosen}
        for value, text in getattr(bound.field, "choices", ())
    ]


def _choices(bound: BoundField) -> dict[str, Any]:
    params = _grouped(bound)
    # The first choice carries the field's id, so that the error summary leads to it.
    return params | {"idPrefix": params.pop("id"), "items": _items(bound, "checked")}


def _side_by_side(bound: BoundField) -> dict[str, Any]:
    """Few short answers stand in one line where there is room."""
    words = [str(text) for _, text in getattr(bound.field, "choices", ())]
    return (
        {"classes": "nhsuk-radios--inline"} if len(words) <= MOST and max(map(len, words), default=0) <= SHORT else {}
    )


def _checkbox(bound: BoundField) -> dict[str, Any]:
    params = _basics(bound)
    label, own_id = params.pop("label"), params.pop("id")
    item = {"value": "on", "text": label["text"], "checked": bool(bound.value())}
    if "hint" in params:
        item["hint"] = params.pop("hint")
    return params | {"idPrefix": own_id, "items": [item]}


def _date(bound: BoundField) -> dict[str, Any]:
    widget = bound.field.widget
    value = bound.value()
    values = value if isinstance(value, list) else widget.decompress(value)
    items = [
        {
            "name": f"{bound.html_name}_{index}",
            "id": f"{bound.auto_id}_{index}",
            "label": part,
            "value": "" if values[index] is None else str(values[index]),
            "classes": f"nhsuk-input--width-{4 if part == 'Year' else 2}"
            + (" nhsuk-input--error" if bound.errors else ""),
        }
        for index, part in enumerate(widget.parts)
    ]
    return _grouped(bound) | {"items": items}
