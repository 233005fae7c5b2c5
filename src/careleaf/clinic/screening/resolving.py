"""Settle a finding, sign for a gate, read an incident: what is decided, why, and as whom."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from careleaf.clinic.journeys.act import Act, Case, Facts, Fields, as_facts
from careleaf.clinic.journeys.wording import in_words
from careleaf.clinic.people.access import CLINICIANS
from careleaf.clinic.records.refusals import Refused
from careleaf.clinic.screening.settling import ToSettle, to_settle
from careleaf.clinic.web.fields import WhenField
from careleaf.definition.vocabulary import Event, Role

DECISIONS = ("go_ahead", "go_ahead_with_a_change")
"""Where the definition names none. Not going ahead settles nothing here: it calls the day off."""


def _parts(case: Case) -> Sequence[tuple[str, str]]:
    found = to_settle(case)
    return [(one.part, one.title) for one in found] if len(found) > 1 else ()


def _chosen(case: Case) -> ToSettle | None:
    found = to_settle(case)
    return next((one for one in found if one.part == case.part), found[0] if found else None)


def _asks(case: Case) -> Fields:
    one = _chosen(case)
    if one is None:
        return {}
    return {
        "settles": forms.CharField(widget=forms.HiddenInput, initial=one.key),
        **({} if "incident" in one.signs else _decision(one)),
        **{time: _time(time) for time in (one.finding.times if one.finding else ())},
        "because": forms.CharField(
            label="What happened, and what follows?" if "incident" in one.signs else "Why?",
            help_text=" ".join(one.why) if "incident" in one.signs else "",
            widget=forms.Textarea,
            max_length=1000,
            error_messages={"required": "Say why. It is read by whoever comes next."},
        ),
    }


def _decision(one: ToSettle) -> Fields:
    decisions = (one.finding.decisions if one.finding else ()) or DECISIONS
    return {
        "decision": forms.ChoiceField(
            label=f"{one.title}: what is decided?",
            help_text=" ".join(one.why),
            widget=forms.RadioSelect,
            choices=[(key, in_words(key)) for key in decisions],
            error_messages={"required": "Choose what is decided."},
        )
    }


def _time(name: str) -> forms.Field:
    return WhenField(
        label=f"{in_words(name)}: when?",
        help_text="Leave it empty where there is none. Day, month, year; hour and minute on the 24-hour clock.",
        required=False,
    )


def _says(given: Mapping[str, Any]) -> dict[str, str]:
    """What is settled and as whom stands in the one hidden field, as the page was drawn for this person."""
    signs = dict(pair.split(":", 1) for pair in str(given.get("settles", "")).split() if ":" in pair)
    told = as_facts({name: value for name, value in given.items() if name not in ("settles", "because")})
    reason = str(given.get("because", "")).strip()
    return signs | told | ({"reason": reason} if reason else {})


def _demands(case: Case, facts: Facts) -> None:
    signs = {name: facts[name] for name in ("finding", "gate", "incident", "role") if name in facts}
    one = next((found for found in to_settle(case) if dict(found.signs) == signs), None)
    if one is None:
        raise Refused(
            "Nothing of this kind waits for your signature. It may be settled already, the answers may have changed, "
            "or it is for somebody else to sign. Look at the journey again."
        )
    decisions = (one.finding.decisions if one.finding else ()) or DECISIONS
    if "incident" not in one.signs and facts.get("decision") not in decisions:
        raise Refused(f"Choose what is decided: {', '.join(in_words(key).lower() for key in decisions)}.")


SETTLE = Act(
    kind=Event.FINDING_RESOLVED,
    roles=(*CLINICIANS, Role.CLERK, Role.LIBRARIAN),
    asks=_asks,
    says=_says,
    demands=_demands,
    parts=_parts,
    hint="This is your signature for going on. If the injection is not to go ahead, do not settle it: "
    "move the day or call it off.",
)
