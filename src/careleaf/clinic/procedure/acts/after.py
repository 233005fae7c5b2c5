"""What follows the needle: pictures and dose, dressing, the end, sign out, the complete record."""

from django import forms

from careleaf.clinic.journeys.act import Act, Case, Facts, Fields
from careleaf.clinic.journeys.asking import is_yes, number, one_of, words, yes_or_no
from careleaf.clinic.journeys.forms import side_field
from careleaf.clinic.journeys.presenters import side_words
from careleaf.clinic.procedure.acts.needle import sides_not_done
from careleaf.clinic.procedure.acts.team import IN_THEATRE
from careleaf.clinic.procedure.allergies import allergies_told
from careleaf.clinic.procedure.radiation import UNITS, in_gray_square_centimetres, is_likely
from careleaf.clinic.procedure.usual import usual
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Event, Role
from careleaf.reasoning.gates import number_in
from careleaf.reasoning.happened import in_order
from careleaf.reasoning.sides import Side, sides_in

DOSE = "radiation_dose"
"""The question whose answer is the dose, where a definition uses x-rays."""


def _asks_for_images(case: Case) -> Fields:
    pictures = words(
        "Which pictures are saved?", "If none could be saved, a consultant signs why.", initial="Needle in place"
    )
    if DOSE not in case.pathway.questions:
        return {"pictures": pictures}
    return {
        "pictures": pictures,
        "dose_read": number("Dose-area product, as the machine shows it", most=1_000_000, places=4),
        "dose_unit": forms.ChoiceField(
            label="In which unit?",
            help_text="Read it from the machine.",
            choices=[("", "Choose a unit"), *((unit, written) for unit, (written, _) in UNITS.items())],
            error_messages={"required": "Choose the unit the machine shows."},
        ),
        "seconds": number("X-ray time in seconds", most=7200, places=0),
    }


def _dose_converted(case: Case, facts: Facts) -> Facts:
    read, unit = number_in(facts.get("dose_read", "")), facts.get("dose_unit", "")
    if read is None or unit not in UNITS:
        return {}
    return {DOSE: f"{in_gray_square_centimetres(read, unit).normalize():f}"}


def _demands_likely_dose(case: Case, facts: Facts) -> None:
    dose = number_in(facts.get(DOSE, ""))
    if dose is not None and not is_likely(dose):
        raise Refused(
            f"{facts['dose_read']} {UNITS[facts['dose_unit']][0]} is {dose:f} Gy·cm². That is unlikely: look at the "
            "unit again. If it is right, say that it has happened already, and that you have looked."
        )


def _asks_for_dressing(case: Case) -> Fields:
    return {
        "dressing": words("Which dressing?", initial=usual(case, "dressing")),
        "skin_bears_it": one_of(
            "Can the skin bear it?",
            (("yes", "Yes"), ("no", "No"), ("not_known", "Not known, a gentle one was used")),
            allergies_told(case),
        ),
    }


def _demands_kind_dressing(case: Case, facts: Facts) -> None:
    if facts.get("skin_bears_it") == "no":
        raise Refused("The skin cannot bear this dressing. Choose another one.")


def _asks_at_the_end(case: Case) -> Fields:
    return {
        "how_it_ended": one_of(
            "How did it end?",
            (
                ("as_planned", "Everything was done as planned"),
                ("less", "Less was done than was consented to"),
                ("complication", "There was a complication"),
            ),
        ),
        "because": words("If not as planned: what happened, and why?", required=False, long=True, most=1000),
    }


def _demands_reason_for_less(case: Case, facts: Facts) -> None:
    if facts.get("because"):
        return
    if facts.get("how_it_ended") != "as_planned":
        raise Refused("Write down what happened, and why.")
    was_put_off = case.last(Event.SECOND_SIDE_DEFERRED) is not None
    if not _done(case) or (sides_not_done(case) and not was_put_off):
        raise Refused("Not every side consented to was injected. Write down why; doing less needs no permission.")


def _done(case: Case) -> frozenset[Side]:
    """The sides a needle was in today, as the records in force tell."""
    return frozenset[Side]().union(*(sides_in(one) for one in in_order(case.events) if one.kind is Event.INJECTED))


def _asks_at_sign_out(case: Case) -> Fields:
    side = side_field(RECORD)["side"]
    side.label, side.help_text = "Which side was done?", "Said aloud by the team, before anybody leaves."
    side.required = bool(_done(case))
    return {
        "side_done": side,
        "counts_agree": yes_or_no("Are needles, swabs and syringes all counted?"),
        "concerns": words("What does recovery need to know?", "Also what did not work.", required=False, long=True),
    }


def _demands_at_sign_out(case: Case, facts: Facts) -> None:
    if not is_yes(facts, "counts_agree"):
        raise Refused("Something is missing. Look for it before anybody leaves the room.")
    _demand_side_done(case, facts.get("side_done", ""))


def _demand_side_done(case: Case, said: str) -> None:
    done = _done(case)
    told = {Side.LEFT, Side.RIGHT} if said == Side.BOTH else {Side(said)} if said else set()
    if done and told != done:
        raise Refused(
            f"The record says that this was injected: {side_words(done).lower()}. Put the wrong one right. "
            "If the record of the injection is wrong, put that entry right first."
        )


def _asks_for_record(case: Case) -> Fields:
    injected = [one.facts.get("drugs", "") for one in in_order(case.events) if one.kind is Event.INJECTED]
    return {
        "done": words(
            "What was truly done?",
            "Side by side, with drugs and doses.",
            long=True,
            most=2000,
            initial="\n".join(injected),
        ),
        "complications": words(
            "Were there complications?", "Leave empty if none.", required=False, long=True, most=1000
        ),
        "plan": words("What should happen next?", required=False, long=True, most=1000),
    }


IMAGES = Act(
    kind=Event.IMAGES_SAVED,
    roles=IN_THEATRE,
    asks=_asks_for_images,
    works_out=_dose_converted,
    demands=_demands_likely_dose,
)
DRESS = Act(kind=Event.DRESSING_APPLIED, roles=IN_THEATRE, asks=_asks_for_dressing, demands=_demands_kind_dressing)
END = Act(
    kind=Event.PROCEDURE_ENDED,
    roles=IN_THEATRE,
    asks=_asks_at_the_end,
    demands=_demands_reason_for_less,
    hint="The clock of recovery starts at the time below.",
)
RECORD = Act(
    kind=Event.RECORD_COMPLETED,
    roles=(Role.CONSULTANT,),
    asks=_asks_for_record,
    demands=lambda case, facts: _demand_side_done(case, facts.get("side", "")),
)
SIGN_OUT = Act(kind=Event.SIGNED_OUT, roles=IN_THEATRE, asks=_asks_at_sign_out, demands=_demands_at_sign_out)
ACTS = (IMAGES, DRESS, END, SIGN_OUT, RECORD)
