"""The date of birth that opens a personal link."""

from django import forms

from careleaf.clinic.web.fields import DayField


class BirthForm(forms.Form):
    birth_date = DayField(
        label="What is your date of birth?",
        help_text="For example, 4 5 1961.",
        error_messages={"required": "Enter your date of birth: day, month and year."},
    )
