"""Every dependency has its reason, every version is locked with a hash, and no lock says where to fetch it."""

from __future__ import annotations

import json
import re
import tomllib

import pytest

from tests.contracts.conftest import ROOT

PROJECT = (ROOT / "pyproject.toml").read_text()
DEPENDENCY = re.compile(r'^\s+"[A-Za-z0-9_.\[\]-]+\s*[=<>~!].*$', re.MULTILINE)


def _locked(kind: str) -> dict[str, str]:
    """Each locked package with its version, and the text of its entry."""
    text = (ROOT / f"requirements/{kind}.txt").read_text()
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)
    return {entry.split("==")[0]: entry for entry in entries if entry.strip()}


def _version(entry: str) -> str:
    return re.split(r"[ ;\\]", entry.split("==")[1])[0]


def test_every_dependency_stands_with_its_reason() -> None:
    project = tomllib.loads(PROJECT)["project"]
    named = [*project["dependencies"], *(name for extra in project["optional-dependencies"].values() for name in extra)]
    lines = DEPENDENCY.findall(PROJECT)
    assert len(lines) == len(named)
    for line in lines:
        assert re.search(r'",\s+# \w.{9,}', line), f"no reason: {line}"


@pytest.mark.parametrize("kind", ["run", "test"])
def test_every_locked_package_has_hashes_and_no_address(kind: str) -> None:
    entries = _locked(kind)
    assert len(entries) > 20
    for name, entry in entries.items():
        assert re.match(r"[a-z0-9.-]+==\S+", entry), name
        assert "--hash=sha256:" in entry, name
        assert "://" not in entry, name


def test_what_is_tested_is_what_runs() -> None:
    run, test = _locked("run"), _locked("test")
    assert {name: _version(entry) for name, entry in run.items()}.items() <= {
        name: _version(entry) for name, entry in test.items()
    }.items()


def test_locks_answer_for_every_dependency() -> None:
    project = tomllib.loads(PROJECT)["project"]
    for kind, wanted in (("run", project["dependencies"]), ("test", project["optional-dependencies"]["test"])):
        names = {re.split(r"[\[=<>~! ]", name)[0].lower().replace("_", "-") for name in wanted}
        assert names <= set(_locked(kind))


def test_the_node_lock_has_integrity_and_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert {"node_modules/nhsuk-frontend", "node_modules/sass", "node_modules/axe-core"} <= set(packages)
    for name, entry in packages.items():
        assert "resolved" not in entry, name
        assert entry["integrity"].startswith("sha512-"), name
