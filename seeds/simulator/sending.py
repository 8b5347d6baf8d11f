"""When events are sent: late, twice, and out of order within limits."""

from dataclasses import replace

import numpy as np

from seeds.simulator.events import Events
from seeds.simulator.parameters import Parameters

_USUAL_MS = 3_000  # operators forward within seconds
_ORDER_MS = 30_000
_LATE_MS = (5_000, 300_000)
_LATE_ORDER_MS = (30_000, 3 * 3_600_000)
_AGAIN_MS = (1_000, 120_000)


def sent(rng: np.random.Generator, events: Events, parameters: Parameters) -> tuple[Events, Events]:
    """The events with their times of sending, and those that are sent a second time."""
    many = len(events)
    if events.contract.event_type == "charger.session":
        late, span, usual = parameters.late_orders, _LATE_ORDER_MS, _ORDER_MS
    else:
        late, span, usual = parameters.late, _LATE_MS, _USUAL_MS
    delay = rng.integers(0, usual, many)
    is_late = np.flatnonzero(rng.random(many) < late)
    delay[is_late] = rng.integers(*span, len(is_late))
    once = replace(events, sent_ms=events.sent_ms + delay)
    again = once.taken(np.flatnonzero(rng.random(many) < parameters.duplicates))
    return once, replace(again, sent_ms=again.sent_ms + rng.integers(*_AGAIN_MS, len(again)))
