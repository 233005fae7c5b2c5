"""Who can look after a complaint: managers and clinicians of the hospital, by name."""

from django import forms

from careleaf.clinic.journeys.act import Case
from careleaf.clinic.journeys.asking import called
from careleaf.clinic.people.access import CLINICIANS
from careleaf.definition.vocabulary import Role

LOOK_AFTER = (Role.MANAGER, *CLINICIANS)


def field_of_who_looks_after_it(case: Case) -> forms.ChoiceField:
    site = case.journey.site
    found = site.staff.filter(is_active=True, role__in=[role.value for role in LOOK_AFTER]).order_by("name", "pk")
    names = [called(person) for person in found]
    return forms.ChoiceField(
        label="Who looks after it?",
        choices=[("", "Choose a name"), *((name, name) for name in names)],
        error_messages={"required": "Choose who looks after it."},
    )
