"""Give the leaflet: which edition, in which format and language, and how it reached the patient."""

from babel import Locale, UnknownLocaleError
from django import forms

from careleaf.clinic.journeys.act import Act, Case, Facts, Fields
from careleaf.clinic.library.queries import labels_of
from careleaf.clinic.people.access import CLINICIANS
from careleaf.clinic.people.models import Format
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Event, Role

HANDED = (
    ("in_person", "Handed over"),
    ("by_post", "Sent by post"),
    ("by_link", "As a link, by text or email"),
    ("read_aloud", "Read aloud, or signed"),
)


def _asks(case: Case) -> Fields:
    patient, pinned = case.journey.patient, case.journey.edition.label
    return {
        "edition": forms.ChoiceField(
            label="Which version of the leaflet?",
            help_text="The version stands at the foot of the leaflet.",
            choices=[(label, _edition(label, pinned)) for label in labels_of(case.journey.edition)],
            initial=pinned,
        ),
        "format": forms.ChoiceField(
            label="In which format?",
            help_text=f"The patient needs: {patient.get_format_display().lower()}.",
            choices=Format.choices,
            initial=patient.format,
        ),
        "language": forms.ChoiceField(label="In which language?", choices=_languages(case), initial=patient.language),
        "handed": forms.ChoiceField(
            label="How did it reach the patient?",
            widget=forms.RadioSelect,
            choices=HANDED,
            error_messages={"required": "Choose how it reached the patient."},
        ),
        "why_other": forms.CharField(
            label="If the format or language is not the one the patient needs: why?",
            help_text="A leaflet the patient cannot use is not given. The one needed is still owed.",
            required=False,
            max_length=500,
            widget=forms.Textarea,
        ),
    }


def _edition(label: str, pinned: str) -> str:
    return f"{label}, the one this journey follows" if label == pinned else label


def _languages(case: Case) -> list[tuple[str, str]]:
    """Those the leaflet is published in, and the patient's own, which may have to be owed."""
    tags = [language.tag for language in case.pathway.head.languages]
    found = dict.fromkeys([*tags, case.journey.patient.language])
    return [(tag, _language(tag)) for tag in found]


def _language(tag: str) -> str:
    """Its English name; the tag itself where there is none."""
    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (UnknownLocaleError, ValueError):
        return tag


def _demands(case: Case, facts: Facts) -> None:
    patient = case.journey.patient
    differs = facts.get("format") != patient.format or facts.get("language") != patient.language
    if differs and not facts.get("why_other"):
        raise Refused(
            f"The patient needs: {patient.get_format_display().lower()}, language {patient.language}. "
            "Give it so, or say why it was given otherwise."
        )


GIVE = Act(kind=Event.LEAFLET_GIVEN, roles=(*CLINICIANS, Role.CLERK), asks=_asks, demands=_demands)
