"""When events are sent: late, twice, and out of order within limits."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.events import Events, joined
from seeds.simulator.parameters import Parameters

_USUAL_MS = 3_000  # operators forward within seconds
_ORDER_MS = 30_000
_LATE_MS = (5_000, 300_000)
_LATE_ORDER_MS = (30_000, 3 * 3_600_000)
_AGAIN_MS = (1_000, 120_000)


def sent(rng: np.random.Generator, events: Events, parameters: Parameters) -> Events:
    """The events with their times of sending, and some of them a second time."""
    many = len(events)
    if events.contract.event_type == "charger.session":
        late, span, usual = parameters.late_orders, _LATE_ORDER_MS, _ORDER_MS
    else:
        late, span, usual = parameters.late, _LATE_MS, _USUAL_MS
    delay = np.where(
        rng.random(many) < late, rng.integers(*span, many), rng.integers(0, usual, many)
    )
    once = replace(events, sent_ms=events.sent_ms + delay)
    again = once.taken(np.flatnonzero(rng.random(many) < parameters.duplicates))
    return joined([once, replace(again, sent_ms=again.sent_ms + _again(rng, len(again)))])


def _again(rng: np.random.Generator, many: int) -> NDArray[np.int64]:
    return rng.integers(*_AGAIN_MS, many)
