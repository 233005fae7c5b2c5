"""What comes next is decided with the patient: the plan, their own view, the benefit with its figures in sight."""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.timezone import make_aware

from careleaf.clinic.followup.acts.calling import ROLES
from careleaf.clinic.followup.attempts import is_used_up
from careleaf.clinic.followup.figures import VIEWS, figures_in_words, verdict_with, view_told
from careleaf.clinic.followup.instruments import score_fields
from careleaf.clinic.followup.limits import next_injection_from, problems_unanswered, too_early_until
from careleaf.clinic.journeys.act import Act, Case, Facts, Fields
from careleaf.clinic.journeys.asking import is_yes, one_of, words, yes_no_not_known
from careleaf.clinic.records.refusals import Refused
from careleaf.clinic.web.fields import DayField
from careleaf.clinic.web.saying import day, when
from careleaf.definition.vocabulary import Event
from careleaf.reasoning.outcome import OWN_VIEW
from careleaf.reasoning.scores import CannotSay

# As they stand in the letter to the GP.
DISCHARGE, RETURN = "discharge", "patient-initiated follow-up"
REPEAT, NEXT, REVIEW = "another injection", "another treatment", "consultant review"
UNREACHED = "could not be reached"
OUTCOMES = (
    (DISCHARGE, "Discharge to the GP"),
    (RETURN, "Discharge; the patient can come back without a new referral"),
    (REPEAT, "Another injection"),
    (NEXT, "Another treatment"),
    (REVIEW, "Review by the consultant or the team"),
    (UNREACHED, "Could not be reached; the GP is asked to see them"),
)
_LETS_GO = (DISCHARGE, RETURN, UNREACHED)


def _asks(case: Case) -> Fields:
    own = view_told(case)
    eligible = next_injection_from(case)
    not_before = f"Not before {day(eligible)}." if eligible else ""
    return {
        **score_fields(case, Event.OUTCOME_DECIDED),
        OWN_VIEW: one_of("How is the patient now, in their own view?", VIEWS, initial=own or None),
        "good_benefit": yes_no_not_known(
            "Is it a good benefit?",
            f"By the figures: {figures_in_words(case, own)} They inform the decision; you and the patient make it.",
        ),
        "outcome": one_of("What comes next?", OUTCOMES),
        "return_until": DayField(label="If the patient can come back by themselves: until which day?", required=False),
        "repeat_from": DayField(label="If another injection: from which day?", help_text=not_before, required=False),
        "plan": words("What is the plan, in plain words for the patient and the GP?", long=True, most=2000),
        "told_back": yes_no_not_known("Did the patient tell the plan back in their own words?"),
    }


def _figures(case: Case, facts: Facts) -> Facts:
    """The figures as they were in sight, and the patient's own view in words: both stand in the letter to the GP."""
    own = facts.get(OWN_VIEW, "")
    view = {"view_in_words": dict(VIEWS)[own]} if own in dict(VIEWS) else {}
    return {"figures": figures_in_words(case, own), **view}


def _demands(case: Case, facts: Facts) -> None:
    outcome = facts.get("outcome", "")
    _demand_time(case, outcome)
    _demand_answered(case, outcome)
    _demand_honest_figures(case, facts)
    if outcome == REPEAT:
        _demand_repeat(case, facts)
    if outcome == RETURN and not facts.get("return_until"):
        raise Refused("Say until which day the patient can come back without a new referral.")
    if outcome == UNREACHED and not is_used_up(case):
        raise Refused("Nobody is let go by silence: try on the different days asked for first, then decide.")
    if outcome not in (UNREACHED, "") and facts.get("told_back") == "no":
        raise Refused("Explain the plan again in other words, then ask the patient to tell it back.")


def _demand_time(case: Case, outcome: str) -> None:
    until = too_early_until(case)
    if outcome != REVIEW and until and case.at <= until:
        raise Refused(
            f"The treatment may still begin to work until {when(until)}. Decide after that. If it cannot wait, ask "
            "for a review by the consultant."
        )


def _demand_answered(case: Case, outcome: str) -> None:
    if outcome in _LETS_GO and problems_unanswered(case):
        raise Refused(
            "A problem the patient reported has not been answered. Answer and close it first, then discharge."
        )


def _demand_honest_figures(case: Case, facts: Facts) -> None:
    change = verdict_with(case, facts.get(OWN_VIEW, ""))[1]
    if is_yes(facts, "good_benefit") and change and change.because in (CannotSay.NO_BASELINE, CannotSay.NO_SCORE_NOW):
        raise Refused("There is no score to compare, so nobody can say how good the benefit is. Choose: not known.")


def _demand_repeat(case: Case, facts: Facts) -> None:
    eligible, wanted = next_injection_from(case), facts.get("repeat_from", "")
    if not wanted:
        raise Refused("Say from which day another injection is wanted.")
    begins = make_aware(datetime.combine(date.fromisoformat(wanted), time.max))
    if eligible and begins < eligible:
        raise Refused(
            f"Another injection may not be before {day(timezone.localtime(eligible))}. Choose a later day, or ask "
            "for a review by the consultant."
        )
    if verdict_with(case, "")[1] is not None and not is_yes(facts, "good_benefit"):
        raise Refused(
            "The injection is repeated only where it has helped well. Choose another treatment, or a review by the "
            "consultant."
        )


DECIDE = Act(kind=Event.OUTCOME_DECIDED, roles=ROLES, asks=_asks, works_out=_figures, demands=_demands)
