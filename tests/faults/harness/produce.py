"""Produces events at a rate until it has made enough or gets SIGTERM; run as a child.

Exit code 1 says that Kafka refused a record for good, so that the list is not the truth.
"""

import signal
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from cyclopts import run

from connections.kafka import EventProducer
from connections.settings import KafkaSettings
from tests.faults.harness.events import make
from tests.faults.harness.journal import JournalWriter

_SLOT_S = 0.005


class _Stop:
    """Set by SIGTERM."""

    def __init__(self) -> None:
        self.asked = False
        signal.signal(signal.SIGTERM, self._ask)

    def _ask(self, *_: object) -> None:
        self.asked = True


def main(began_ms: int, first: int, events: int, rate: float, journal: Path) -> None:
    """Produce `events` events from number `first`; a rate of 0 is as fast as it goes."""
    stop, producer = _Stop(), EventProducer(KafkaSettings(), reports=True)
    with journal.open("wb") as file:
        writer = JournalWriter(file)
        for number in _paced(first, events, rate):
            if stop.asked:
                break
            made = make(number, began_ms)
            report = partial(writer.note, made.digest, made.bad)
            producer.send_raw(made.topic, made.value, made.key, made.headers, report)
        producer.flush()
    sys.exit(1 if writer.failed else 0)


def _paced(first: int, events: int, rate: float) -> Iterator[int]:
    if not rate:
        yield from range(first, first + events)
        return
    started, given = time.monotonic(), 0
    while given < events:
        due = min(events, int((time.monotonic() - started) * rate))
        yield from range(first + given, first + due)
        given = due
        time.sleep(_SLOT_S)


if __name__ == "__main__":
    run(main)
