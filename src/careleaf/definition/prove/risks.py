"""One risk has one number: no two frequency facts speak for one item, and every effect has one frequency at most."""

from collections import defaultdict
from collections.abc import Iterator

from careleaf.definition.pathway import Pathway
from careleaf.definition.problems import Problem
from careleaf.definition.values import Frequency, Slot, ValueType

BANDS = {
    "very_common": (1, 10),
    "common": (10, 100),
    "uncommon": (100, 1_000),
    "rare": (1_000, 10_000),
    "very_rare": (10_000, 10**9),
}
"""One-in-N limits of the words used in UK medicine leaflets: from (included) up to."""


def risk_problems(pathway: Pathway) -> Iterator[Problem]:
    """Two numbers for one risk, or a word that does not fit its figure."""
    speaking: defaultdict[str, list[str]] = defaultdict(list)
    for key, fact in pathway.facts.items():
        value = fact.is_
        if isinstance(value, Frequency) or (isinstance(value, Slot) and value.expects is ValueType.FREQUENCY):
            for item in fact.items:
                speaking[item].append(key)
        if isinstance(value, Frequency) and value.one_in is not None and not _fits(value.word, value.one_in):
            what = f"The fact '{key}' says '{value.word}', but one in {value.one_in} is not that often."
            yield Problem("facts.yaml", 0, what, "Correct the word or the figure.", (key, "is"))
    for item, keys in speaking.items():
        if len(keys) > 1:
            what = f"{item} has {len(keys)} frequencies ({', '.join(keys)}); one risk has one number."
            yield Problem("facts.yaml", 0, what, "Keep one of them.", (keys[-1],))


def _fits(word: str, one_in: int) -> bool:
    low, high = BANDS.get(word, (1, 10**9))
    return low <= one_in < high
