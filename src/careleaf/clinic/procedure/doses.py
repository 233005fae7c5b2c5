"""What has been given and is about to be, added up over all needles of the day against the definition's limits.

A drug is what the definition gives a strength for: ``<drug>_strength`` (mg/ml). ``<drug>_per_kg`` and ``<drug>_cap``
make the most of a local anaesthetic; the shares of several add up, because their limits are not additive. The limits
themselves stand in the gates before the needle: a number compared with milligrams is the sum of the drug the limit is
named after, a number compared with a ratio is the sum of the shares. What has no limit, or no weight, cannot be said.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from careleaf.clinic.journeys.act import Case, Facts
from careleaf.definition.expressions import All, AnyExpression, AnyOf, Not, NumberIs
from careleaf.definition.pathway import Pathway
from careleaf.definition.values import Quantity, QuantityUnit
from careleaf.definition.vocabulary import Answer, Event
from careleaf.reasoning.gates import counted, number_in
from careleaf.reasoning.happened import Happened, until
from careleaf.reasoning.windows import CLINIC_TIME

WEIGHT = "weight"
OTHER = "other"
NEEDLES = (Event.NUMBING_INJECTED, Event.INJECTED)
_STRENGTH = "_strength"


@dataclass(frozen=True, slots=True)
class Drug:
    """A drug of the definition: how strong it is here, and the most of it where it is a local anaesthetic."""

    key: str
    strength: Decimal
    per_kg: Decimal | None
    cap: Decimal | None

    @property
    def name(self) -> str:
        return self.key.replace("_", " ")

    @property
    def is_anaesthetic(self) -> bool:
        return self.per_kg is not None

    @property
    def words(self) -> str:
        return f"{self.name.capitalize()} {self.strength:f} mg/ml"


Given = Mapping[str, Decimal | None]
"""Milligrams by drug; None where an amount was given that is not known."""


def drugs_of(pathway: Pathway) -> tuple[Drug, ...]:
    keys = [key.removesuffix(_STRENGTH) for key in pathway.facts if key.endswith(_STRENGTH)]
    found = ((key, _amount(pathway, f"{key}{_STRENGTH}")) for key in keys)
    return tuple(
        Drug(key, strength, _amount(pathway, f"{key}_per_kg"), _amount(pathway, f"{key}_cap"))
        for key, strength in found
        if strength is not None
    )


def _amount(pathway: Pathway, fact: str) -> Decimal | None:
    value = pathway.facts[fact].is_ if fact in pathway.facts else None
    return Decimal(value.amount) if isinstance(value, Quantity) else None


def milligrams(case: Case, facts: Facts, *, after: str) -> dict[str, Decimal | None]:
    """What a form's volumes come to, by drug; ``after`` is what the names of its fields end in."""
    found: dict[str, Decimal | None] = {}
    for drug in drugs_of(case.pathway):
        volume = number_in(facts.get(f"{drug.key}{after}", ""))
        if volume:
            found[drug.key] = volume * drug.strength
    if facts.get(f"{OTHER}_drug"):
        found[OTHER] = number_in(facts.get(f"{OTHER}_mg", ""))
    return found


def given_today(case: Case, *, but: str = "") -> Given:
    """Everything through a needle so far on this day; ``but`` is a record that is being put right."""
    today = case.at.astimezone(CLINIC_TIME).date()
    needles = [
        event
        for event in until(case.events, case.at)
        if event.kind in NEEDLES and event.id != but and event.happened_at.astimezone(CLINIC_TIME).date() == today
    ]
    return total(milligrams_in(event) for event in needles)


def milligrams_in(event: Happened) -> Given:
    return {key.removesuffix("_mg"): number_in(value) for key, value in event.facts.items() if key.endswith("_mg")} | (
        {OTHER: number_in(event.facts.get("other_mg", ""))} if event.facts.get("other_drug") else {}
    )


def total(parts: Iterable[Given]) -> Given:
    found: dict[str, Decimal | None] = {}
    for part in parts:
        for key, amount in part.items():
            before = found.get(key, Decimal(0))
            found[key] = None if before is None or amount is None else before + amount
    return found


def session_numbers(case: Case, given: Given) -> dict[str, str]:
    """The answer to every question a dose gate compares, were this all that is given."""
    return {
        limit.number: number if (number := _number(case, limit, given)) is not None else Answer.NOT_KNOWN.value
        for limit in limits_of(case.pathway)
    }


def limits_of(pathway: Pathway) -> tuple[NumberIs, ...]:
    """The comparisons with milligrams or a ratio that hold the injection back."""
    gates = [gate.stops_when for gate in pathway.gates.values() if gate.before is Event.INJECTED]
    found = (one for condition in gates if condition is not None for one in _comparisons(condition))
    return tuple(one for one in found if _unit(pathway, one) in (QuantityUnit.MILLIGRAM, QuantityUnit.RATIO))


def _comparisons(condition: AnyExpression) -> Iterable[NumberIs]:
    match condition:
        case All(all=parts) | AnyOf(any=parts):
            for part in parts:
                yield from _comparisons(part)
        case Not(not_=part):
            yield from _comparisons(part)
        case NumberIs():
            yield condition


def _unit(pathway: Pathway, limit: NumberIs) -> QuantityUnit | None:
    value = pathway.facts[limit.fact].is_
    return value.unit if isinstance(value, Quantity) else None


def _number(case: Case, limit: NumberIs, given: Given) -> str | None:
    if _unit(case.pathway, limit) is QuantityUnit.RATIO:
        return _as_text(_share(case, given))
    named = [drug for drug in drugs_of(case.pathway) if limit.fact.startswith(f"{drug.key}_")]
    known = {drug.key for drug in drugs_of(case.pathway) if drug.is_anaesthetic or drug in named}
    if not named or not set(given) <= known:
        return None
    return _as_text(given.get(named[0].key, Decimal(0)))


def _share(case: Case, given: Given) -> Decimal | None:
    """The sum of each local anaesthetic as a share of its own most, rounded up, never down."""
    weight = _weight(case)
    found = Decimal(0)
    for drug in drugs_of(case.pathway):
        if drug.key not in given or not drug.is_anaesthetic:
            continue
        amount = given[drug.key]
        if amount is None or not weight or weight <= 0 or drug.per_kg is None:
            return None
        most = drug.per_kg * weight
        found += amount / (min(most, drug.cap) if drug.cap is not None else most)
    # Nobody knows whether a drug without a strength here is a local anaesthetic.
    return None if OTHER in given else found


def _weight(case: Case) -> Decimal | None:
    """In kilograms, as long as the answer counts."""
    if WEIGHT not in case.pathway.questions:
        return None
    return number_in(counted(WEIGHT, case.rulebook, until(case.events, case.at), case.at).answer)


def _as_text(number: Decimal | None) -> str | None:
    if number is None:
        return None
    return f"{number.quantize(Decimal('0.001'), rounding='ROUND_UP').normalize():f}"


def in_words(case: Case, given: Given) -> str:
    """ "Triamcinolone 40 mg, lidocaine 50 mg; 0.25 of the most local anaesthetic"."""
    sums = [f"{key.replace('_', ' ')} {'?' if mg is None else f'{mg.normalize():f}'} mg" for key, mg in given.items()]
    share = _share(case, given)
    if not any(drug.is_anaesthetic for drug in drugs_of(case.pathway)):
        return ", ".join(sums)
    told = (
        "the share of the safe local anaesthetic cannot be said" if share is None else f"{_as_text(share)} of the most"
    )
    return f"{', '.join(sums) or 'nothing yet'}; local anaesthetic: {told}"


def planned_number(case: Case, question: str) -> str:
    """What the time out said the session will come to, as it counts now."""
    return counted(question, case.rulebook, until(case.events, case.at), case.at, same_day=True).answer
