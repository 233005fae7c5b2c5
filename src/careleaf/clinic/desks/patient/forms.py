"""What a patient fills in, page by page: large and few, with "I do not know" wherever somebody may not know."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from careleaf.clinic.aftercare.asking import how_it_is_fields, note_field, red_fields, sign_fields
from careleaf.clinic.aftercare.signs import fact_of, other_signs
from careleaf.clinic.journeys.act import Case, Fields, as_facts
from careleaf.clinic.people.models import LANGUAGES, Channel, Format, Patient
from careleaf.clinic.screening.fields import UNKNOWN, fields_for, unusual
from careleaf.definition.rules import Usual
from careleaf.definition.vocabulary import Answer

CHECKED = "numbers_checked"
NONE, UNSURE = "none", "unsure"
EFFECTS = "effects"
YES_NO = (("yes", "Yes"), ("no", "No"))


class PageForm(forms.Form):
    """One page of several. ``first`` is what was said before."""

    def __init__(self, fields: Fields, data: Mapping[str, Any] | None, first: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(first))
        self.fields = dict(fields)

    def said(self) -> dict[str, str]:
        return as_facts(self.cleaned_data)


def _is_unusual(data: Mapping[str, Any] | None, key: str, usual: Usual | None) -> bool:
    """Whether the number just typed has to be looked at again."""
    try:
        return unusual(str(Decimal(str(data[key]).strip())), usual) if data and data.get(key) else False
    except InvalidOperation:
        return False


class QuestionForm(PageForm):
    """One safety question, always answered: with what is so, or with not knowing."""

    def __init__(self, case: Case, key: str, data: Mapping[str, Any] | None, answers: Mapping[str, str]) -> None:
        self.key, self.question = key, case.pathway.questions[key]
        fields = dict(fields_for(case, (key,)))
        said = answers.get(key, "")
        first: dict[str, Any] = {key: said}
        if self.question.answer == "number":
            first = {key: "", key + UNKNOWN: True} if said == Answer.NOT_KNOWN else {key: said}
            if _is_unusual(data, key, self.question.usual):
                fields[CHECKED] = forms.BooleanField(label="I have looked again, and it is right", required=False)
        else:
            fields[key].required = True
            fields[key].error_messages["required"] = "Choose an answer. “I do not know” is an answer."
        super().__init__(fields, data, first)

    def clean(self) -> dict[str, Any]:
        given = dict(super().clean() or {})
        if self.question.answer != "number" or self.key in self.errors:
            return given
        number, unknown = given.get(self.key), given.get(self.key + UNKNOWN)
        if number is None and not unknown:
            self.add_error(self.key, "Enter a number, or tick that you do not know it.")
        elif number is not None and unknown:
            self.add_error(self.key, "You gave a number and ticked that you do not know it. Keep one of the two.")
        elif number is not None and unusual(str(number), self.question.usual) and not given.get(CHECKED):
            self.add_error(self.key, f"{number} is unusual. Correct it, or tick below that it is right.")
        return given

    def answer(self) -> str:
        if self.question.answer == "number" and self.cleaned_data.get(self.key + UNKNOWN):
            return Answer.NOT_KNOWN.value
        return self.said()[self.key]


def _demand_helper(form: forms.Form, given: Mapping[str, Any]) -> None:
    if given.get("told_by") == "helper" and not given.get("helper"):
        form.add_error("helper", "Enter your name, and who you are to the patient.")


class WhoForm(forms.Form):
    """Who fills it in: a helper may, and it is recorded."""

    told_by = forms.ChoiceField(
        label="Who fills this in?",
        widget=forms.RadioSelect,
        choices=(("patient", "I do, for myself"), ("helper", "I help the patient")),
        error_messages={"required": "Choose who fills this in."},
    )
    helper = forms.CharField(
        label="If you help: who are you?", help_text="Your name, and who you are.", required=False, max_length=200
    )

    def clean(self) -> dict[str, Any]:
        given = dict(super().clean() or {})
        _demand_helper(self, given)
        return given


def red_form(case: Case, data: Mapping[str, Any] | None, first: Mapping[str, str]) -> PageForm:
    return PageForm(red_fields(case), data, first)


class EffectsForm(PageForm):
    """Which side effects are there: ticked, or none, or not sure."""

    def __init__(self, case: Case, data: Mapping[str, Any] | None, first: Mapping[str, str]) -> None:
        self.effects = tuple(case.pathway.effects)
        choices = [(key, one.title) for key, one in case.pathway.effects.items()]
        choices += [(NONE, "None of these"), (UNSURE, "I am not sure")]
        field = forms.MultipleChoiceField(
            label="Which of these do you have now?",
            help_text="Choose all that you have.",
            widget=forms.CheckboxSelectMultiple,
            choices=choices,
            error_messages={"required": "Choose what you have. “None of these” and “I am not sure” are answers."},
        )
        held = [key for key in self.effects if first.get(fact_of(key)) == Answer.YES]
        known = {first.get(fact_of(key)) for key in self.effects}
        held += [UNSURE] if Answer.NOT_KNOWN in known else [NONE] if known == {Answer.NO} else []
        super().__init__({EFFECTS: field}, data, {EFFECTS: held})

    def clean(self) -> dict[str, Any]:
        given = dict(super().clean() or {})
        chosen = given.get(EFFECTS, [])
        if NONE in chosen and len(chosen) > 1:
            self.add_error(EFFECTS, "You chose “None of these” and something else. Keep one of the two.")
        return given

    def said(self) -> dict[str, str]:
        chosen = self.cleaned_data[EFFECTS]
        otherwise = Answer.NOT_KNOWN if UNSURE in chosen else Answer.NO
        return {fact_of(key): (Answer.YES if key in chosen else otherwise).value for key in self.effects}


def signs_form(case: Case, data: Mapping[str, Any] | None, first: Mapping[str, str]) -> PageForm:
    """The milder signs of the effects that are there."""
    there = [key for key in case.pathway.effects if first.get(fact_of(key)) == Answer.YES]
    return PageForm(sign_fields(case, other_signs(case.pathway, there)), data, first)


def last_form(case: Case, data: Mapping[str, Any] | None, first: Mapping[str, str], *, asks_scores: bool) -> PageForm:
    scores = how_it_is_fields(case) if asks_scores else {}
    return LastForm({**scores, **note_field(), **WhoForm().fields}, data, {"told_by": "patient", **first})


class LastForm(PageForm):
    """The scores, what else they want to say, and who fills it in."""

    def clean(self) -> dict[str, Any]:
        given = dict(super().clean() or {})
        _demand_helper(self, given)
        return given


class MyNeedsForm(forms.Form):
    """What somebody needs, in their own voice. What was never asked is not filled in beforehand."""

    format = forms.ChoiceField(label="How do you read what we send?", choices=[("", "Choose"), *Format.choices])
    language = forms.ChoiceField(label="Which language do you want?", choices=[("", "Choose"), *LANGUAGES])
    interpreter = forms.ChoiceField(label="Do you need an interpreter?", choices=YES_NO, widget=forms.RadioSelect)
    channel = forms.ChoiceField(
        label="How do you want to hear from us?", choices=Channel.choices, widget=forms.RadioSelect
    )
    needs_note = forms.CharField(
        label="Anything else that helps you",
        help_text="Such as the best time to phone. Nobody reads this at once: in an emergency call 999, for urgent "
        "help call 111.",
        required=False,
        max_length=1000,
        widget=forms.Textarea,
    )
    helper_name = forms.CharField(
        label="Who may speak for you?",
        help_text="Name, and who they are. You can leave this out.",
        required=False,
        max_length=200,
    )
    helper_phone = forms.CharField(
        label="Their telephone number", required=False, max_length=30, widget=forms.TextInput({"type": "tel"})
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, patient: Patient, data: Mapping[str, Any] | None = None) -> None:
        first: dict[str, Any] = {"seen": patient.version}
        if patient.needs_reviewed_at is not None:
            first |= {name: getattr(patient, name) for name in self.base_fields if name != "seen"}
            first["interpreter"] = "yes" if patient.interpreter else "no"
        super().__init__(data, initial=first)
        for field in self.fields.values():
            field.error_messages["required"] = f"Choose an answer: {field.label}"

    def needs(self) -> dict[str, Any]:
        said = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return said | {"interpreter": said["interpreter"] == "yes"}
