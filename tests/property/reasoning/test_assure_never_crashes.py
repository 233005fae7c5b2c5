"""Whatever happened to a worked patient, in whatever order: running them tells differences and never a traceback."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from careleaf.definition.vocabulary import Colour, Event, Role
from careleaf.definition.worked import Expected, Told, WorkedPatient
from careleaf.reasoning.assurance import Outcome, run
from tests.factories.definitions import definition

PATHWAY = definition().pathway
MOMENTS = st.builds("day {} {:02}:{:02}".format, st.integers(-30, 60), st.integers(0, 23), st.integers(0, 59))
FACTS = st.dictionaries(
    st.sampled_from(("side", "infection", "temperature", "planned_for", "effect", "role", "gate", "supersedes")),
    st.sampled_from(("left", "yes", "no", "38", "day 0 09:00", "flare", "consultant", "ready", "injected")),
    max_size=3,
).filter(lambda facts: facts.get("planned_for", "day 0 09:00") == "day 0 09:00")
TOLD = st.builds(Told, at=MOMENTS, event=st.sampled_from(Event), by=st.sampled_from(Role), facts=FACTS)
EXPECTED = st.builds(
    Expected,
    at=MOMENTS,
    shows=st.just("Something."),
    phase=st.just("ended"),
    stops=st.just({"ready": ()}),
    clear_for=st.tuples(st.sampled_from(Event)),
    findings=st.just({"infection": "clear"}),
    done=st.just(("save_pictures",)),
    promises=st.just({"home_soon": "kept"}),
    effects=st.just({"flare": Colour.GREEN}),
    incidents=st.just(()),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(TOLD, min_size=1, max_size=12), EXPECTED, st.none() | st.integers(0, 120))
def test_any_patient_can_be_run(events: list[Told], expected: Expected, age: int | None) -> None:
    patient = WorkedPatient(
        title="T", story="S.", age=age, day_0=date(2026, 3, 2), events=tuple(events), expect=(expected,)
    )
    outcome = run("one", {"one": patient}, PATHWAY)
    assert isinstance(outcome, Outcome)
    assert all(differs.what for differs in outcome.differs)
