"""Whether a look-up stays as quick when there is much more to look up: shared by the measurements with a database."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable

GROWTH = 1.5  # times: looking up what has grown a hundredfold may take so much longer, looking through it would not


def holds(compare: Callable[[], bool]) -> int:
    """The exit of a measurement: 1 when growth slows it. Works on DATABASE_URL or on a file of its own."""
    with tempfile.TemporaryDirectory() as folder:
        wake_django(os.environ.get("DATABASE_URL") or f"sqlite:///{folder}/bench.sqlite3")
        if compare():
            return 0
    print(f"OVER the limit: the same queries, and at most {GROWTH:g} times the time", flush=True)
    return 1


def wake_django(url: str) -> None:
    import django
    from django.core.management import call_command

    os.environ["DATABASE_URL"] = url
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careleaf.clinic.config.settings")
    django.setup()
    call_command("migrate", verbosity=0)
