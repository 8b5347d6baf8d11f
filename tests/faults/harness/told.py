"""Days of a small troubled city, told at a pace to whoever processes them."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from threading import Event as Signal
from zoneinfo import ZoneInfo

from connections.kafka import EventProducer
from connections.settings import KafkaSettings
from schemas import Event
from schemas.contract import declared
from seeds.simulator.conditions import Conditions
from seeds.simulator.parameters import Parameters
from streams.processors import processors
from streams.register import Register
from tests.seeds.simulator.given import play, simulation
from tests.streams.processing.played import heard_in

TROUBLED = Parameters(conditions=Conditions(faults=60, grid_losses=30, uplink_losses=30))
EVENTS_A_DAY = 33_000  # of the tiny city, about

_SLOT_S = 0.05


@cache
def events(days: int) -> list[Event]:
    """What processors hear of so many days, in the order of sending."""
    tables = play(simulation(parameters=TROUBLED, days=days))[0]
    kinds = {kind for each in processors(Register(ZoneInfo("UTC"))) for kind in each.inputs}
    said = sorted(
        (each for each in kinds if declared(each).event_type in tables),
        key=lambda kind: declared(kind).event_type,
    )
    return [each.event for each in heard_in(tables, said)]


class Telling:
    """Sends events in the background, so many a second."""

    def __init__(self, settings: KafkaSettings, some: Sequence[Event], rate: float) -> None:
        self._stopped = Signal()
        producer = EventProducer(settings)
        self._telling = ThreadPoolExecutor(1).submit(self._tell, producer, some, rate)

    def await_end(self) -> None:
        """Return when all is acknowledged."""
        self._telling.result()

    def stop(self) -> None:
        """Tell no more; returns when what was told is acknowledged."""
        self._stopped.set()
        self.await_end()

    def _tell(self, producer: EventProducer, some: Sequence[Event], rate: float) -> None:
        started, told = time.monotonic(), 0
        while told < len(some) and not self._stopped.wait(_SLOT_S):
            due = int((time.monotonic() - started) * rate)
            for each in some[told:due]:
                producer.send(declared(type(each)), each)
            told = max(told, due)
        producer.flush()
