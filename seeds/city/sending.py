"""When events are sent: late, twice, and out of order within limits."""

from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from schemas import Event
from schemas.events.charger_session import ChargerSession
from schemas.events.vehicle_telemetry import VehicleTelemetry
from seeds.city.clock import Clock

HOUR_MS = 3_600_000
LATEST_HOURS = 4

Progress = Callable[[int, int], None]  # is told hours of the city done, and of how many


class Sending(NamedTuple):
    """An event at its ms of sending; `number` breaks ties, `again` marks a duplicate."""

    sent: int
    number: int
    again: bool
    event: Event


def sendings(
    random: Random, feeds: list[Iterator[Event]], clock: Clock, progress: Progress
) -> Iterator[Sending]:
    """All events hour by hour, sorted by when they are sent; what is late waits."""
    heads = [next(feed, None) for feed in feeds]
    waiting: list[Sending] = []
    number = 0
    hours = clock.days * 24 + LATEST_HOURS
    for hour in range(1, hours + 1):
        limit = clock.start_ms + hour * HOUR_MS
        for index, feed in enumerate(feeds):
            event = heads[index]
            while event is not None and event.event_time < limit:
                for sent, again in _times(random, event):
                    waiting.append(Sending(sent, number, again, event))
                    number += 1
                event = next(feed, None)
            heads[index] = event
        waiting.sort()
        due = sum(1 for each in waiting if each.sent < limit)
        yield from waiting[:due]
        del waiting[:due]
        progress(hour, hours)
    yield from waiting


def _times(random: Random, event: Event) -> Iterator[tuple[int, bool]]:
    """When an event is sent, and sent again: orders up to 3 h late, the rest up to 5 min."""
    chance = random.random()
    if type(event) is ChargerSession:
        delay = random.uniform(30_000, 3 * HOUR_MS) if chance < 0.05 else chance * 30_000
    elif type(event) is VehicleTelemetry and event.reissued:
        delay = 300_000 + chance * HOUR_MS
    else:
        delay = random.uniform(5_000, 300_000) if chance < 0.01 else chance * 3_000
    yield event.event_time + int(delay), False
    if chance > 0.995:
        yield event.event_time + int(delay) + random.randrange(1_000, 120_000), True
