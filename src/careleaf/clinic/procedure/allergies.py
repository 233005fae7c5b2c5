"""What is known of allergies, in one line beside the fields where it matters."""

from careleaf.clinic.journeys.act import Case
from careleaf.reasoning.assess import assess


def allergies_told(case: Case) -> str:
    """The record's list, and every question about an allergy whose answer is not a plain no."""
    listed = case.journey.patient.allergies
    on_record = "not asked yet" if listed is None else ", ".join(listed) or "none known"
    found = [one for one in assess(case.rulebook, case.events, case.at, case.age) if one.question.startswith("allergy")]
    open_ones = [one.finding.title for one in found if one.finding.means != "clear"]
    return ". ".join([f"Allergies on record: {on_record}", *open_ones]) + "."
