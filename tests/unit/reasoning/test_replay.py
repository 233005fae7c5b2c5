"""A worked patient's days and beginnings become events in clinic time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from careleaf.definition.vocabulary import Event
from careleaf.definition.worked import WorkedPatient
from careleaf.reasoning.replay import instant, replay, told
from tests.unit.reasoning.events import at

DAY_0 = date(2026, 3, 2)
EXPECT = [{"at": "day 0 12:00", "shows": "Something."}]


def patient(*events: Mapping[str, Any], **more: Any) -> WorkedPatient:
    whole = {"title": "T", "story": "S.", "day_0": DAY_0.isoformat(), "events": events, "expect": EXPECT, **more}
    return WorkedPatient.model_validate_json(json.dumps(whole))


def clerk(when: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"at": when, "event": kind, "by": "clerk", **more}


def test_days_are_counted_in_clinic_time_across_the_clock_change() -> None:
    assert instant("day 30 09:10", DAY_0) == at("2026-04-01 09:10")
    assert told(at("2026-02-28 23:05"), DAY_0) == "day -2 23:05"


def test_a_patient_who_begins_as_another_shares_only_what_came_before() -> None:
    first = patient(clerk("day 0 09:00", "arrived"), clerk("day 0 10:00", "procedure_started"))
    second = patient(clerk("day 0 09:30", "died"), begins_as="first", until="day 0 09:30")
    third = patient(begins_as="second", until="day 0 09:00")
    examples = {"first": first, "second": second, "third": third}
    found = replay("second", examples)
    assert [(one.event.kind, one.index) for one in found] == [(Event.ARRIVED, None), (Event.DIED, 0)]
    assert replay("third", examples) == ()


def test_what_a_beginning_said_can_be_otherwise_wherever_it_was_said() -> None:
    first = patient(
        clerk("day 0 08:00", "listed", facts={"side": "left", "room": "2"}), clerk("day 0 09:00", "arrived")
    )
    second = patient(begins_as="first", until="day 1 09:00", as_if={"side": "both"})
    third = patient(clerk("day 1 10:00", "listed", facts={"side": "left"}), begins_as="second", until="day 1 09:00")
    found = replay("third", {"first": first, "second": second, "third": third})
    assert [dict(one.event.facts) for one in found] == [{"side": "both", "room": "2"}, {}, {"side": "left"}]


def test_a_booking_s_time_and_a_signature_s_role_are_filled_in() -> None:
    listed = clerk("day -9 10:00", "listed", facts={"planned_for": "day 0 08:00"})
    signed = {**clerk("day -8 10:00", "finding_resolved"), "by": "consultant"}
    late = clerk("day -7 10:00", "arrived", recorded_at="day -6 10:00")
    found = replay("one", {"one": patient(listed, signed, late)})
    assert found[0].event.facts["planned_for"] == "2026-03-02T08:00:00+00:00"
    assert found[1].event.facts["role"] == "consultant"
    assert found[2].event.recorded_at == at("2026-02-24 10:00")
