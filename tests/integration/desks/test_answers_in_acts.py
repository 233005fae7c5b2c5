"""Any event can carry the answer to a safety question: an act that uses a question's key has to ask that question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django import forms

from careleaf.clinic.desks.acts import ACTS
from careleaf.clinic.journeys.act import WHOLE
from careleaf.clinic.journeys.forms import fields_of
from careleaf.clinic.journeys.queries import case_of, locked
from careleaf.clinic.library.models import Edition
from careleaf.clinic.people.models import Site, Staff
from careleaf.clinic.records import clock
from careleaf.definition.rules import Question
from careleaf.definition.vocabulary import Event, Role
from tests.factories.journeys import a_journey, happened

pytestmark = pytest.mark.django_db


def test_a_field_named_like_a_question_takes_its_answers_and_no_others(
    site: Site, edition: Edition, staff: Callable[..., Staff]
) -> None:
    journey = a_journey(site, edition)
    for kind in (Event.ACCEPTED, Event.LISTED, Event.ARRIVED):
        happened(journey, kind, side="left", planned_for=clock.now().isoformat())
    case = replace(case_of(locked(journey), staff(Role.CONSULTANT), clock.now()), part=WHOLE)
    asked, odd = 0, []
    for act in ACTS.values():
        for name, field in fields_of(act, case).items():
            question = case.pathway.questions.get(name)
            asked += question is not None
            if question is not None and not takes_its_answers(field, question):
                odd.append(f"{act.kind}: {name}")
    assert odd == []
    assert asked > len(case.pathway.questions) / 2


def takes_its_answers(field: forms.Field, question: Question) -> bool:
    if question.answer == "number":
        return isinstance(field, forms.DecimalField)
    keys = {key for key, _ in getattr(field, "choices", ()) if key}
    return bool(keys) and keys <= set(question.possible_answers)
