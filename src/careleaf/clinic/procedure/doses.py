"""What has been given and is about to be, added up over all needles of the day against the definition's limits.

A drug is what the definition gives a strength for: ``<drug>_strength`` (mg/ml); its limits are those of
``reasoning.doses``. The gates before the needle compare the sums: a number compared with milligrams is that of the drug
the limit is named after, one compared with a ratio is the sum of the shares. What has no limit cannot be said.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from careleaf.clinic.journeys.act import Case, Facts
from careleaf.definition.expressions import All, AnyExpression, AnyOf, Not, NumberIs
from careleaf.definition.pathway import Pathway
from careleaf.definition.values import Quantity, QuantityUnit
from careleaf.definition.vocabulary import Answer, Event
from careleaf.reasoning.calendar import day_of
from careleaf.reasoning.doses import Given as Part
from careleaf.reasoning.doses import Group, anaesthetic_maxima, shares, steroid_maxima
from careleaf.reasoning.gates import counted, number_in
from careleaf.reasoning.happened import Happened, until

WEIGHT = "weight"
OTHER = "other"
NEEDLES = (Event.NUMBING_INJECTED, Event.INJECTED)
_STRENGTH = "_strength"


@dataclass(frozen=True, slots=True)
class Drug:
    """A drug of the definition, and how strong it is here."""

    key: str
    strength: Decimal
    is_anaesthetic: bool

    @property
    def name(self) -> str:
        return self.key.replace("_", " ")

    @property
    def words(self) -> str:
        return f"{self.name.capitalize()} {self.strength:f} mg/ml"


Given = Mapping[str, Decimal | None]
"""Milligrams by drug; None where an amount was given that is not known."""


def drugs_of(pathway: Pathway) -> tuple[Drug, ...]:
    numbing = anaesthetic_maxima(pathway.facts)
    strengths = (
        (key.removesuffix(_STRENGTH), fact.is_) for key, fact in pathway.facts.items() if key.endswith(_STRENGTH)
    )
    return tuple(
        Drug(key, Decimal(value.amount), key in numbing) for key, value in strengths if isinstance(value, Quantity)
    )


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
    today = day_of(case.at)
    needles = [
        event
        for event in until(case.events, case.at)
        if event.kind in NEEDLES and event.id != but and day_of(event.happened_at) == today
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
    drug = limit.fact.removesuffix("_session_limit")
    found = shares(_in_groups(case, given, Group.STEROID), Group.STEROID, steroid_maxima(case.pathway.facts))
    return None if found.total is None else _as_text(found.milligrams.get(drug, Decimal(0)))


def _share(case: Case, given: Given) -> Decimal | None:
    """The sum of each local anaesthetic as a share of its own most."""
    group, maxima = Group.LOCAL_ANAESTHETIC, anaesthetic_maxima(case.pathway.facts)
    found = shares(_in_groups(case, given, group), group, maxima, _weight(case)).total
    return None if found is None else Decimal(found.numerator) / Decimal(found.denominator)


def _in_groups(case: Case, given: Given, unknown: Group) -> tuple[Part, ...]:
    """Nobody knows what a drug without a strength here is for: it counts in whichever sum is asked for."""
    groups = {
        drug.key: Group.LOCAL_ANAESTHETIC if drug.is_anaesthetic else Group.STEROID for drug in drugs_of(case.pathway)
    }
    return tuple(Part(key, groups.get(key, unknown), amount) for key, amount in given.items())


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
    """ "Triamcinolone 40 mg, lidocaine 50 mg; local anaesthetic: 0.25 of its limit"."""
    sums = [f"{key.replace('_', ' ')} {'?' if mg is None else f'{mg.normalize():f}'} mg" for key, mg in given.items()]
    share = _share(case, given)
    if not any(drug.is_anaesthetic for drug in drugs_of(case.pathway)):
        return ", ".join(sums)
    if share is None:
        told = "how much is safe cannot be said"
    else:
        told = f"{_as_text(share)} of its limit" if share else "none"
    return f"{', '.join(sums) or 'nothing yet'}; local anaesthetic: {told}"


def planned_number(case: Case, question: str) -> str:
    """What the time out said the session will come to, as it counts now."""
    return counted(question, case.rulebook, until(case.events, case.at), case.at, same_day=True).answer
