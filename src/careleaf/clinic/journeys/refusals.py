"""How this room says no, so that a page can offer the way on."""

from collections.abc import Sequence

from careleaf.clinic.records.refusals import Refused
from careleaf.reasoning.gates import Stop
from careleaf.reasoning.sides import Difference


class Stale(Refused):
    """Somebody recorded something since the page was opened."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody recorded something on this journey after you opened the page. "
            "Nothing of yours was saved. Read what is new, then send the form again."
        )


class OutOfOrder(Refused):
    """It is not the next step."""

    def __init__(self) -> None:
        super().__init__(
            "This is not the next step of the journey. If it has happened already, say so, "
            "enter when it happened and say why it is recorded late."
        )


class Stopped(Refused):
    """A gate holds."""

    def __init__(self, found: Sequence[Stop]) -> None:
        super().__init__(" ".join(f"{stop.gate.title}. {stop.gate.way_on.how}" for stop in found))
        self.stops = tuple(found)


class SideDiffers(Refused):
    """The side stated is not the one consented to, or nobody has stated one."""

    def __init__(self, found: Sequence[Difference]) -> None:
        super().__init__(
            "Stop: the side does not agree with the consent. Look at the consent, the mark and the patient. "
            "Put the wrong statement right, or take a new consent. Nobody goes ahead until they agree."
        )
        self.differences = tuple(found)
