"""Refer a patient; accept the referral with why the injection is right for them."""

from django import forms

from careleaf.clinic.journeys.act import Act, Case, Fields
from careleaf.definition.vocabulary import Event, Role


def asks_for_referral(case: Case | None = None) -> Fields:
    return {
        "referrer": forms.CharField(
            label="Who refers the patient?",
            max_length=200,
            error_messages={"required": "Enter who refers the patient."},
        ),
        "indication": forms.CharField(
            label="Why is the injection asked for?",
            widget=forms.Textarea,
            max_length=1000,
            error_messages={"required": "Enter why the injection is asked for."},
        ),
    }


POLICY = (
    ("met", "The policy is met"),
    ("exceptional", "The policy is not met, and exceptional funding was agreed"),
    ("exempt", "The policy does not apply to this patient"),
)


def _asks_for_acceptance(case: Case) -> Fields:
    return {
        "eligibility": forms.ChoiceField(
            label="Does the commissioner's policy allow it?",
            widget=forms.RadioSelect,
            choices=POLICY,
            error_messages={"required": "Choose whether the policy allows it. If it does not, record: not eligible."},
        ),
        "evidence": forms.CharField(
            label="What shows that?",
            help_text="Which criteria are met, which policy and version, what was tried before.",
            widget=forms.Textarea,
            max_length=2000,
            error_messages={"required": "Enter what shows it."},
        ),
        "options_offered": forms.CharField(
            label="What else was offered, and doing nothing?",
            widget=forms.Textarea,
            max_length=1000,
            error_messages={"required": "Enter what else was offered to the patient."},
        ),
    }


REFER = Act(kind=Event.REFERRED, roles=(Role.CLERK, Role.CONSULTANT, Role.PREASSESSMENT_NURSE), asks=asks_for_referral)
ACCEPT = Act(kind=Event.ACCEPTED, roles=(Role.CONSULTANT,), asks=_asks_for_acceptance)
ACTS = (REFER, ACCEPT)
