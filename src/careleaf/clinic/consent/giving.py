"""The consent, stage one: the talk, what matters to the patient, which leaflet was read, who decides."""

from collections.abc import Mapping
from typing import Any

from django import forms

from careleaf.clinic.consent.talk import topics
from careleaf.clinic.journeys.act import Act, Case, Facts, Fields, as_facts
from careleaf.clinic.people.models import Format
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.happened import until

CAPACITY = (
    ("has_capacity", "The patient can decide and has decided"),
    ("attorney", "An attorney or deputy with authority for health decides"),
    ("best_interests", "Nobody has authority: decided in the patient's best interests"),
)
INTERPRETING = (
    ("not_needed", "Not needed"),
    ("interpreter", "An interpreter was there"),
    ("declined", "Offered, and the patient declined"),
)


def _asks(case: Case) -> Fields:
    return {
        "leaflet": forms.ChoiceField(
            label="Which leaflet did the patient read?",
            help_text="The consent is for this version and no other.",
            widget=forms.RadioSelect,
            choices=_read(case),
            initial=_read(case)[-1][0],
        ),
        **{
            topic.key: forms.BooleanField(label=f"{topic.about}: {topic.title}", help_text=topic.words, required=False)
            for topic in topics(case.pathway)
        },
        "not_discussed": _text("If anything above was not talked through: why?"),
        "expectation": _text("What matters to the patient? What do they hope for?", required=True),
        "questions_asked": _text("What did the patient ask, and what was answered?"),
        "interpreting": _choice("Was an interpreter needed?", INTERPRETING, "not_needed"),
        "interpreter_name": forms.CharField(label="If so: the interpreter's name or number", required=False),
        "capacity": _choice("Who decides?", CAPACITY, "has_capacity"),
        "decided_by": _text("If not the patient: who, on which authority, and who was asked?"),
    }


def _read(case: Case) -> list[tuple[str, str]]:
    """Each leaflet given, as edition and format; the one this journey follows where none was recorded."""
    given = until(case.events, case.at).of(Event.LEAFLET_GIVEN)
    found = {f"{one.facts.get('edition', '')} {one.facts.get('format', '')}".strip(): one.facts for one in given}
    found = {key: facts for key, facts in found.items() if facts.get("edition")}
    if not found:
        label = case.journey.edition.label
        return [(label, f"Version {label}")]
    return [(key, f"Version {facts['edition']}, {_format(facts.get('format', ''))}") for key, facts in found.items()]


def _format(key: str) -> str:
    return Format(key).label.lower() if key in Format.values else "format not recorded"


def _text(label: str, *, required: bool = False) -> forms.CharField:
    problem = {"required": "Enter what matters to the patient, in their words."}
    return forms.CharField(
        label=label, required=required, widget=forms.Textarea, max_length=2000, error_messages=problem
    )


def _choice(label: str, choices: tuple[tuple[str, str], ...], first: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, widget=forms.RadioSelect, choices=choices, initial=first)


def _says(given: Mapping[str, Any]) -> dict[str, str]:
    """A box not ticked says nothing. The leaflet read is kept as its edition and its format."""
    edition, _, format_ = str(given.get("leaflet", "")).partition(" ")
    own = {name: value for name, value in given.items() if name != "leaflet" and value is not False}
    return as_facts({"edition": edition, "format": format_} | own)


def _demands(case: Case, facts: Facts) -> None:
    left_out = [topic for topic in topics(case.pathway) if facts.get(topic.key) != "yes"]
    if left_out and not facts.get("not_discussed"):
        words = "; ".join(f"{topic.about.lower()}: {topic.title.lower()}" for topic in left_out)
        raise Refused(f"Not ticked: {words}. Tick what was talked through, or say why the rest was not.")
    _demand_interpreter(case, facts)
    if facts.get("capacity", "has_capacity") != "has_capacity" and not facts.get("decided_by"):
        raise Refused("Say who decides for the patient, on which authority, and who was asked.")


def _demand_interpreter(case: Case, facts: Facts) -> None:
    how = facts.get("interpreting", "not_needed")
    if how == "interpreter" and not facts.get("interpreter_name"):
        raise Refused("Enter the interpreter's name or number.")
    if how == "not_needed" and case.journey.patient.interpreter:
        raise Refused("The record says that the patient needs an interpreter. Say who it was, or that it was declined.")


CONSENT = Act(
    kind=Event.CONSENT_GIVEN,
    roles=(Role.CONSULTANT, Role.SECOND_CLINICIAN),
    asks=_asks,
    says=_says,
    demands=_demands,
    hint="Tick what you have talked through with the patient. A word stays a word where there is no figure.",
)
