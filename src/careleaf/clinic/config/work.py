"""``careleaf work``: what time brings about, until it is told to stop: standings, open tasks, what waits to be sent."""

import signal
import time
from types import FrameType

from django.db import close_old_connections

from careleaf.clinic.journeys.actions.refresh import refresh_due
from careleaf.clinic.journeys.automation import do_what_is_due
from careleaf.clinic.messages.actions.send_due import send_due
from careleaf.clinic.records import clock
from careleaf.clinic.turns.safety import reach_everybody

PAUSE = 5.0
"""Seconds between two rounds in which nothing was found to do."""


def work(*, once: bool = False) -> int:
    """Round after round until a signal asks it to stop, or one round only; how many things were done in all."""
    stopping = _Stopping()
    done = 0
    while True:
        found = one_round()
        done += found
        if once or stopping.asked:
            return done
        if not found:
            stopping.wait(PAUSE)
        close_old_connections()


def one_round() -> int:
    """Whatever is due now, each thing in a transaction of its own."""
    return reach_everybody() + refresh_due(clock.now()) + do_what_is_due() + send_due(clock.now())


class _Stopping:
    """Finishes what it is at, then stops."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.asked = True

    def wait(self, seconds: float) -> None:
        ends = time.monotonic() + seconds
        while not self.asked and time.monotonic() < ends:
            time.sleep(0.2)
