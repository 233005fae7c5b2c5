"""Every variable that is read from the environment is written down, in one place, and none that is not read."""

from __future__ import annotations

import re

from tests.contracts.conftest import ROOT

SOURCES = {path: path.read_text() for path in (ROOT / "src/careleaf").rglob("*.py")}
READ = re.compile(r"""environ(?:\.get\(|\[|,)\s*["']([A-Z][A-Z_]+)["']""")
README = (ROOT / "src/careleaf/clinic/config/README.md").read_text()
DOCUMENTED = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)
DJANGO_S_OWN = {"DJANGO_SETTINGS_MODULE"}


def variables() -> set[str]:
    return {name for text in SOURCES.values() for name in READ.findall(text)} - DJANGO_S_OWN


def test_every_variable_is_documented_and_no_other() -> None:
    assert "DATABASE_URL" in variables()
    assert set(DOCUMENTED.findall(README)) == variables()


def test_the_environment_is_read_in_one_place() -> None:
    readers = {
        path.relative_to(ROOT).as_posix() for path, text in SOURCES.items() if set(READ.findall(text)) - DJANGO_S_OWN
    }
    assert readers == {"src/careleaf/clinic/config/environment.py"}
