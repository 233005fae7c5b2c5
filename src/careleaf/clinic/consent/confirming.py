"""The consent, stage two: confirmed on the day, for the same side and the same leaflet; or withdrawn."""

from django import forms

from careleaf.clinic.consent.in_force import consent_of, doubts
from careleaf.clinic.journeys.act import Act, Case, Facts, Fields
from careleaf.clinic.journeys.definition_words import asked, told
from careleaf.clinic.people.access import CLINICIANS
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Answer, Event, Role


def _asks(case: Case) -> Fields:
    return {
        **{key: _question(case, key) for key in _about_consent(case)},
        "own_words": forms.CharField(
            label="What will be done, in the patient's own words?",
            help_text="Ask them to tell you. It shows what still has to be explained.",
            required=False,
            widget=forms.Textarea,
            max_length=1000,
        ),
        "questions_asked": forms.CharField(
            label="What did the patient ask today, and what was answered?",
            required=False,
            widget=forms.Textarea,
            max_length=1000,
        ),
    }


def _about_consent(case: Case) -> tuple[str, ...]:
    """The questions a gate reads together with the consent: they are asked as it is confirmed."""
    about = case.rulebook.about_consent
    return tuple(key for key in case.pathway.questions if key in about)


def _question(case: Case, key: str) -> forms.Field:
    words = asked(case.pathway, key)
    return forms.ChoiceField(
        label=words.words,
        help_text=words.why,
        widget=forms.RadioSelect,
        choices=words.choices,
        error_messages={"required": "Choose what the patient said."},
    )


def _demands(case: Case, facts: Facts) -> None:
    if consent_of(case) is None:
        raise Refused("There is no consent in force to confirm. Talk with the patient and take the consent first.")
    found = [doubt.words for doubt in doubts(case)]
    if found:
        raise Refused(" ".join([*found, "Talk it through again, and take a new consent."]))
    for key in _about_consent(case):
        if facts.get(key) != Answer.YES:
            question = told(case.pathway, case.pathway.questions[key].ask)
            raise Refused(
                f"“{question}” is not answered with yes. A consent is confirmed only by a clear yes. "
                "If the patient does not want it, record that the consent is withdrawn."
            )


def _asks_for_withdrawal(case: Case) -> Fields:
    return {
        "said": forms.CharField(
            label="What did the patient say?",
            help_text="The patient's word is enough. No reason is needed, and care goes on.",
            widget=forms.Textarea,
            max_length=1000,
            error_messages={"required": "Enter what the patient said."},
        )
    }


CONFIRM = Act(
    kind=Event.CONSENT_CONFIRMED, roles=(Role.CONSULTANT, Role.SECOND_CLINICIAN), asks=_asks, demands=_demands
)
WITHDRAW = Act(kind=Event.CONSENT_WITHDRAWN, roles=(Role.PATIENT, *CLINICIANS, Role.CLERK), asks=_asks_for_withdrawal)
