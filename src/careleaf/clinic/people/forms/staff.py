"""A person who works here; a hospital."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from careleaf.clinic.people.models import STAFF_ROLES, Site, in_words
from careleaf.clinic.people.queries import person_called, sites_with


class StaffForm(forms.Form):
    name = forms.CharField(label="Name", max_length=120, error_messages={"required": "Enter the name."})
    role = forms.ChoiceField(label="Role", choices=[(role.value, in_words(role).capitalize()) for role in STAFF_ROLES])
    sites = forms.MultipleChoiceField(
        label="At which hospitals?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one hospital."},
    )

    def __init__(self, sites: Iterable[Site], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["sites"].choices = [(site.pk, site.name) for site in sites]  # type: ignore[attr-defined]


class ChangeForm(StaffForm):
    is_active = forms.BooleanField(label="This person works here and may sign in", required=False)


class AddForm(StaffForm):
    username = forms.SlugField(
        label="User name",
        max_length=60,
        help_text="Letters and digits, no spaces.",
        error_messages={"required": "Enter a user name.", "invalid": "Use letters, digits and hyphens only."},
    )
    password = forms.CharField(
        label="First password",
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text="At least 12 characters.",
        error_messages={"required": "Enter a first password."},
    )
    field_order = ("name", "username", "password", "role", "sites")

    def clean_username(self) -> str:
        name = str(self.cleaned_data["username"])
        if person_called(name):
            raise forms.ValidationError("Somebody has this user name already. Choose another.")
        return name

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password)
        return password


class SiteForm(forms.Form):
    name = forms.CharField(label="Name", max_length=120, error_messages={"required": "Enter the name of the hospital."})
    id = forms.SlugField(
        label="Short name",
        max_length=60,
        help_text="As the definitions name it, such as fernhill. It cannot be changed later.",
        error_messages={"required": "Enter a short name.", "invalid": "Use letters, digits and hyphens only."},
    )

    def clean_id(self) -> str:
        id = str(self.cleaned_data["id"])
        if sites_with([id]):
            raise forms.ValidationError("There is a hospital with this short name already.")
        return id
