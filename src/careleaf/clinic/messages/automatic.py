"""The house sends its letters by itself, once they can be written."""

from collections.abc import Callable, Mapping

from careleaf.clinic.journeys.act import Act, Case
from careleaf.clinic.journeys.actions.perform import perform
from careleaf.clinic.journeys.circumstances import Circumstances
from careleaf.clinic.messages.actions.send_letters_with import letters_with
from careleaf.clinic.messages.acts import ACTS, facts_of
from careleaf.clinic.records import clock
from careleaf.clinic.records.refusals import Refused
from careleaf.definition.vocabulary import Event


def _send(act: Act) -> Callable[[Case], None]:
    def send(case: Case) -> None:
        if not letters_with(case, act.kind):
            raise Refused("The definition has no letter for this. Send your own, then record it.")
        perform(
            act,
            journey=case.journey,
            facts=facts_of(act, case),
            circumstances=Circumstances.of_now(clock.now()),
            by=case.by,
        )

    return send


DOES: Mapping[Event, Callable[[Case], None]] = {act.kind: _send(act) for act in ACTS}
