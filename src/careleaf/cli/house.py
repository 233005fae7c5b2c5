"""Opens the house for a verb that needs its database: settings first, then the rest."""

import os
import sys


def open_house() -> None:
    """Sets Django up; what the settings refuse is told in words and ends the command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careleaf.clinic.config.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as refusal:
        sys.exit(str(refusal))
