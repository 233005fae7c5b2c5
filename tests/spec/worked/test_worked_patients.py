"""Every worked patient of every definition comes out as its author expected."""

import pytest

from careleaf.reasoning.assurance import run
from tests.factories.definitions import FOLDERS, definition

PATIENTS = [(name, patient) for name in FOLDERS for patient in definition(name).examples]


@pytest.mark.parametrize(("name", "patient"), PATIENTS, ids=map(":".join, PATIENTS))
def test_a_worked_patient_comes_out_as_expected(name: str, patient: str) -> None:
    loaded = definition(name)
    outcome = run(patient, loaded.examples, loaded.pathway)
    assert outcome.is_as_expected, "\n".join(f"{one.path}: {one.what}" for one in outcome.differs)
