"""The lines of the record in words: what a fact is called where no form asked for it, and what its value means."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from careleaf.clinic.journeys.definition_words import told
from careleaf.clinic.journeys.wording import in_words
from careleaf.clinic.people.models import in_words as role_in_words
from careleaf.clinic.web.saying import when
from careleaf.definition.pathway import Pathway
from careleaf.definition.vocabulary import Role

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "answers": "Answers",
        "end_times": "How long it lasts",
        "effect": "What it may be",
        "finding": "What was settled",
        "gate": "Signed for",
        "incident": "Incident looked into",
        "led_by": "Consultant",
        "letters": "Letters",
        "notice": "Notice given",
        "nrs": "Pain score, 0 to 10",
        "restart": "To be restarted",
        "role": "Signed as",
        "session_total": "In all today",
        "speak_now": "Wants to speak to somebody now",
        "view_in_words": "How the patient sees it",
    }
)
"""Facts an act works out by itself, so that no form has a label for them."""

_STOPS = ("?", ".", "!", ":")
_A_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def label_in_words(name: str, asked: str) -> str:
    """A question ends with its own mark; anything else gets a colon."""
    said = (asked or _milligrams(name) or LABELS.get(name) or in_words(name)).strip()
    return said if said.endswith(_STOPS) else f"{said}:"


def _milligrams(name: str) -> str:
    return f"{in_words(name.removesuffix('_mg'))}, mg" if name.endswith("_mg") else ""


def value_in_words(name: str, value: str, choices: Mapping[str, str], pathway: Pathway) -> str:
    """What was chosen in the words of the choice, a day as a day, a name of the definition by its title."""
    return choices.get(value) or _titled(name, value, pathway) or _instant(value) or _said(value)


def _titled(name: str, value: str, pathway: Pathway) -> str:
    if name == "letters":
        letters = (pathway.letters.get(key) for key in value.split(", "))
        return "; ".join(told(pathway, one.title) for one in letters if one)
    if name in ("answers", "incident") and value.isdecimal():
        return f"entry {int(value)}"
    if name == "gate":
        return pathway.gates[value].title if value in pathway.gates else ""
    if name == "effect":
        return pathway.effects[value].title if value in pathway.effects else ""
    if name in ("colour", "decision", "finding"):
        return in_words(value)
    return role_in_words(value).capitalize() if name == "role" and value in list(Role) else ""


def _instant(value: str) -> str:
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        return ""
    if instant.tzinfo is not None:
        return when(instant)
    return _day(instant.date()) if value == instant.date().isoformat() else ""


def _said(value: str) -> str:
    """A key of the definition without its underscores; days within a sentence as days."""
    if re.fullmatch(r"[a-z]+(_[a-z0-9]+)+|yes|no", value):
        return in_words(value)
    return _A_DAY.sub(lambda found: _day(date.fromisoformat(found.group())), value)


def _day(one: date) -> str:
    return f"{one.day} {one:%B %Y}"
