"""Two people merge the same two records at once, each the other way round: one does, the other is told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from careleaf.clinic.people.actions.merge_patients import merge_patients
from careleaf.clinic.people.models import Merge, Patient
from careleaf.clinic.records.refusals import Refused
from tests.factories.people import a_patient, a_person


@pytest.mark.usefixtures("real_commits")
def test_one_merge_holds_and_the_other_is_refused() -> None:
    clerk, first, second = a_person(), a_patient(), a_patient()
    together = Barrier(2)

    def merge(gone: Patient, kept: Patient) -> str:
        try:
            together.wait(timeout=10)
            merge_patients(gone=gone, kept=kept, reason="Shown the passport", by=clerk)
        except Refused as refusal:
            return str(refusal)
        finally:
            connection.close()
        return "merged"

    with ThreadPoolExecutor(2) as threads:
        pairs = ((first, second), (second, first))
        said = sorted(threads.map(lambda pair: merge(*pair), pairs))
    assert said[0].startswith("One of these records has been merged already")
    assert said[1] == "merged"
    assert Merge.objects.count() == 1
