"""Signing in."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm


class SignInForm(AuthenticationForm):
    """Name and password, with words that do not say which of the two was wrong."""

    error_messages = {
        "invalid_login": "The user name or the password is not right. Check both and try again.",
        "inactive": "This account is closed. Ask the manager of your clinic.",
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        name, password = self.fields["username"], self.fields["password"]
        name.label, name.error_messages["required"] = "User name", "Enter your user name."
        password.label, password.error_messages["required"] = "Password", "Enter your password."
        name.widget = forms.TextInput(attrs={"autocomplete": "username"})
