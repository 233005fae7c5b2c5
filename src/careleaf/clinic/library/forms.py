"""Reading a folder, signing, withdrawing."""

from django import forms


class ImportForm(forms.Form):
    folder = forms.SlugField()


class SignForm(forms.Form):
    """The content's hash goes along, so that what is signed is what was read."""

    seen_hash = forms.CharField(widget=forms.HiddenInput)
    has_read = forms.BooleanField(
        label="I have read the leaflet and everything that changed, and I answer for it.",
        error_messages={"required": "Tick the box once you have read the leaflet and what changed."},
    )


class SafetyChangeForm(forms.Form):
    what = forms.CharField(
        label="What changed, in plain words?",
        help_text="Every patient under way is sent this. Say what is different now and what they should do.",
        widget=forms.Textarea,
        max_length=1000,
        error_messages={"required": "Say in plain words what changed."},
    )
    asks_consent = forms.ChoiceField(
        label="Did a risk or a benefit change?",
        help_text="If it did, everybody who has not had the procedure yet is asked for consent again.",
        widget=forms.RadioSelect,
        choices=[("yes", "Yes: ask for consent again"), ("no", "No")],
        error_messages={"required": "Choose whether a risk or a benefit changed."},
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label="Why is this edition withdrawn?",
        help_text="It disappears for patients at once. No older edition takes its place.",
        widget=forms.Textarea,
        max_length=1000,
        error_messages={"required": "Say why this edition is withdrawn."},
    )
