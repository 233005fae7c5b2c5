"""A letter that tells what was done waits until a consultant has read what should not have happened."""

import pytest

from careleaf.definition.vocabulary import Event
from careleaf.reasoning.happened import Happened
from careleaf.reasoning.letters import Letter, letter_state
from tests.unit.reasoning.events import happened

CONSENT = happened(Event.CONSENT_GIVEN, "2026-03-02 08:00", side="left")
WRONG = happened(Event.INJECTED, "2026-03-02 09:00", side="right")
MATTER = "differs_from_consent"


def read(
    when: str = "2026-03-02 12:00", role: str = "consultant", reason: str = "Seen.", incident: str = MATTER
) -> Happened:
    return happened(Event.FINDING_RESOLVED, when, role=role, reason=reason, incident=incident)


def test_a_letter_is_due_when_its_task_is_and_sent_when_it_was() -> None:
    sent = happened(Event.GP_LETTER_SENT, "2026-03-02 12:00", side="left")
    assert letter_state(Event.GP_LETTER_SENT, False, []) is Letter.NOT_DUE
    assert letter_state(Event.GP_LETTER_SENT, True, [CONSENT]) is Letter.DUE
    assert letter_state(Event.GP_LETTER_SENT, False, [sent]) is Letter.SENT


def test_a_wrong_side_holds_the_letters_that_would_tell_it_and_no_others() -> None:
    assert letter_state(Event.DISCHARGE_LETTER_SENT, True, [CONSENT, WRONG]) is Letter.HELD
    assert letter_state(Event.FOLLOW_UP_LETTER_SENT, True, [CONSENT, WRONG]) is Letter.DUE


def test_once_a_consultant_has_read_it_the_letter_goes() -> None:
    assert letter_state(Event.DISCHARGE_LETTER_SENT, True, [CONSENT, WRONG, read()]) is Letter.DUE


@pytest.mark.parametrize(
    "other",
    [
        read(role="clerk"),
        read(reason=" "),
        read(incident="no_consent"),
        read(when="2026-03-02 08:30"),
        happened(Event.FINDING_RESOLVED, "2026-03-02 12:00", role="consultant", reason="Seen."),
    ],
)
def test_nothing_else_lets_it_go(other: Happened) -> None:
    assert letter_state(Event.DISCHARGE_LETTER_SENT, True, [CONSENT, WRONG, other]) is Letter.HELD
