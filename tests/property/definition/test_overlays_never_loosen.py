"""Whatever a site sets, a limit that may only be tightened is never looser there than in the edition."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from careleaf.definition.load import Loaded, load_source
from careleaf.definition.overlays import magnitude
from careleaf.definition.values import CountUnit, QuantityUnit, TimeUnit
from tests.factories.definitions import definition, edited

FACTS = definition().pathway.facts
TIGHTEN = sorted(key for key, fact in FACTS.items() if fact.site_may == "tighten")
AMOUNTS = st.integers(0, 200) | st.decimals(0, 200, places=2).map(float)


def values(kind: str, amounts: st.SearchStrategy[Any], units: type[StrEnum]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {"type": st.just(kind), "amount": amounts, "unit": st.sampled_from([unit.value for unit in units])}
    )


VALUES = (
    values("duration", AMOUNTS, TimeUnit)
    | values("quantity", AMOUNTS, QuantityUnit)
    | values("count", st.integers(0, 9), CountUnit)
)


@given(st.sampled_from(TIGHTEN), VALUES)
def test_a_limit_is_never_looser_at_a_site(fact: str, value: dict[str, Any]) -> None:
    own = {"is": value, "source": "Local rule", "dated": "2026-08-10", "sign_off": "unsigned_default"}
    result = load_source(edited(("sites/fernhill.yaml", ("facts", fact), own)))
    if isinstance(result, Loaded):
        edition, site = (magnitude(facts[fact].is_) for facts in (FACTS, result.pathway.at("fernhill").facts))
        assert edition is not None
        assert site is not None
        assert edition[0] == site[0]
        assert site[1] >= edition[1] if FACTS[fact].safer == "higher" else site[1] <= edition[1]
    else:
        assert any(problem.file == "sites/fernhill.yaml" for problem in result)
