"""How much is too much: local anaesthetics by share of each maximum, steroid of a whole session, earlier injections.

The maxima of several local anaesthetics do not add up beside each other, so their shares do: 50 mg of one of whose
200 mg is the most, and 20 mg of another of whose 140 mg is, are 50/200 + 20/140 = 0.39. A drug without a limit, a dose
or a weight that is missing is "cannot say", which is never "within". The software warns; the prescriber decides.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from careleaf.definition.facts import Fact
from careleaf.definition.values import Duration, Quantity, QuantityUnit
from careleaf.definition.vocabulary import Answer
from careleaf.reasoning.calendar import reach


class Group(StrEnum):
    """What a drug is for; others, such as contrast, are recorded and not added up."""

    LOCAL_ANAESTHETIC = "local_anaesthetic"
    STEROID = "steroid"
    OTHER = "other"


class Missing(StrEnum):
    """Why a sum cannot be said."""

    DOSE = "dose"
    LIMIT = "limit"
    WEIGHT = "weight"


@dataclass(frozen=True, slots=True)
class Given:
    """One drug of what was given, in mg; None is not known. A premixed product is one of these for each of its drugs,
    whichever side and layer it went into."""

    drug: str
    group: Group
    milligrams: Decimal | None


@dataclass(frozen=True, slots=True)
class Maximum:
    """The most of one drug in a session: mg for each kg of weight, and mg whatever the weight. One at least is set."""

    per_kilogram: Decimal | None = None
    cap: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """Each drug's share of its maximum, added up. ``total`` is None where it cannot be said, for the reasons given."""

    total: Fraction | None
    shares: Mapping[str, Fraction]
    milligrams: Mapping[str, Decimal]
    because: frozenset[tuple[Missing, str]]

    def is_above(self, limit: Decimal | None) -> Answer:
        """Whether the sum is above a limit, which is a share: 1 is the whole of what is allowed."""
        if self.total is None or limit is None:
            return Answer.NOT_KNOWN
        return Answer.YES if self.total > Fraction(limit) else Answer.NO


def shares(given: Iterable[Given], group: Group, maxima: Mapping[str, Maximum], weight: Decimal | None = None) -> Sum:
    """The drugs of a group added up. ``weight`` in kg, the lower of the actual and the ideal one where they differ."""
    doses: defaultdict[str, list[Decimal | None]] = defaultdict(list)
    for one in given:
        if one.group is group:
            doses[one.drug].append(one.milligrams)
    known: dict[str, Fraction] = {}
    milligrams: dict[str, Decimal] = {}
    because: set[tuple[Missing, str]] = set()
    for drug, amounts in sorted(doses.items()):
        most = _most(maxima.get(drug, Maximum()), weight)
        whole = [amount for amount in amounts if amount is not None and _is_amount(amount)]
        if len(whole) < len(amounts):
            because.add((Missing.DOSE, drug))
        else:
            milligrams[drug] = sum(whole, Decimal())
        if isinstance(most, Missing):
            because.add((most, drug))
        elif drug in milligrams:
            known[drug] = Fraction(milligrams[drug]) / most
    total = None if because else sum(known.values(), Fraction())
    return Sum(total, known, milligrams, frozenset(because))


def _is_amount(amount: Decimal) -> bool:
    return amount.is_finite() and amount >= 0


def _most(maximum: Maximum, weight: Decimal | None) -> Fraction | Missing:
    """In mg. Where the weight counts and is not known the cap alone is no answer: it is for the heavy."""
    limits = [Fraction(maximum.cap)] if maximum.cap else []
    if maximum.per_kilogram:
        if weight is None or not weight.is_finite() or weight <= 0:
            return Missing.WEIGHT
        limits.append(Fraction(maximum.per_kilogram) * Fraction(weight))
    return min(limits, default=Missing.LIMIT)


_PER_KILOGRAM, _CAP, _SESSION = "_per_kg", "_cap", "_session_limit"


def anaesthetic_maxima(facts: Mapping[str, Fact]) -> Mapping[str, Maximum]:
    """By drug, of the facts ``<drug>_per_kg`` in mg/kg, each with its ``<drug>_cap`` in mg where there is one."""
    drugs = (key.removesuffix(_PER_KILOGRAM) for key in facts if key.endswith(_PER_KILOGRAM))
    return {
        drug: Maximum(
            _amount(facts, drug + _PER_KILOGRAM, QuantityUnit.MILLIGRAM_PER_KILOGRAM),
            _amount(facts, drug + _CAP, QuantityUnit.MILLIGRAM),
        )
        for drug in sorted(drugs)
    }


def steroid_maxima(facts: Mapping[str, Fact]) -> Mapping[str, Maximum]:
    """By drug, of the facts ``<drug>_session_limit`` in mg: all sides and sites of a session together."""
    keys = (key for key in facts if key.endswith(_SESSION))
    return {
        key.removesuffix(_SESSION): Maximum(cap=_amount(facts, key, QuantityUnit.MILLIGRAM)) for key in sorted(keys)
    }


def _amount(facts: Mapping[str, Fact], key: str, unit: QuantityUnit) -> Decimal | None:
    value = facts[key].is_ if key in facts else None
    return value.amount if isinstance(value, Quantity) and value.unit is unit else None


@dataclass(frozen=True, slots=True)
class Earlier:
    """Earlier steroid injections: when the last was, whether the next would be too soon, and how many in the span."""

    last: datetime | None
    again_from: datetime | None
    too_soon: Answer
    count: int | None
    too_many: Answer


def earlier_injections(
    injected_at: Iterable[datetime] | None, at: datetime, *, interval: Fact, span: Fact, most: int | None
) -> Earlier:
    """Against the shortest ``interval`` and the ``most`` in the ``span`` before ``at``. None for the injections means
    that nobody knows them; those of every joint and every clinic belong here."""
    past = None if injected_at is None else sorted(one for one in injected_at if one < at)
    last = past[-1] if past else None
    gap, back = interval.is_, span.is_
    again = reach(last, gap) if last and isinstance(gap, Duration) else None
    count = None
    if past is not None and isinstance(back, Duration):
        count = sum(one >= reach(at, back, back=True) for one in past)
    return Earlier(
        last=last,
        again_from=again,
        too_soon=_is(None if past is None or (last and again is None) else again is not None and at < again),
        count=count,
        too_many=_is(None if count is None or most is None else count >= most),
    )


def _is(known: bool | None) -> Answer:
    if known is None:
        return Answer.NOT_KNOWN
    return Answer.YES if known else Answer.NO
