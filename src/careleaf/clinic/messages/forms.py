"""Why a letter came back."""

from django import forms


class ReturnedForm(forms.Form):
    reason = forms.CharField(
        label="Why did it come back?",
        max_length=300,
        help_text="For example: moved away, no such address. Nothing about anybody's health.",
        error_messages={"required": "Say why it came back."},
    )
