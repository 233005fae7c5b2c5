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


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label="Why is this edition withdrawn?",
        help_text="It disappears for patients at once. No older edition takes its place.",
        widget=forms.Textarea,
        max_length=1000,
        error_messages={"required": "Say why this edition is withdrawn."},
    )
