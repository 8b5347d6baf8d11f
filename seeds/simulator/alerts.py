"""Alerts of an emergency platform: incidents on roads and losses of supply, said repeatedly."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from schemas import contract_of
from schemas.words import AlertState, Severity
from seeds.simulator.charging.part import ChargingPart
from seeds.simulator.city import City
from seeds.simulator.clock import HOUR_S
from seeds.simulator.columns import repeated
from seeds.simulator.events import Events, constant, joined, words
from seeds.simulator.places import EMERGENCY_PLATFORM, SOURCE
from seeds.simulator.roads.part import RoadPart
from seeds.simulator.truth.stretches import NONE, Stretches

Ints = NDArray[np.int64]
ALERT = contract_of("external.alert")
REPEATS_S = 900
_STATES: tuple[AlertState, ...] = ("open", "update", "resolved")
_KINDS = {"segment_id": "road-incident", "feeder_id": "grid-loss"}
_OPEN, _UPDATE, _RESOLVED = range(len(_STATES))


class AlertPart:
    """What the platform says of a shard's roads and feeders, which others speak of too."""

    def __init__(self, city: City, roads: RoadPart, charging: ChargingPart) -> None:
        self._city, self._roads, self._charging = city, roads, charging

    def hour(self, number: int) -> Iterator[Events]:
        """A first word, one more every quarter of an hour while it lasts, and a last one."""
        losses = self._charging.troubles.grid_losses.known
        incidents = self._told(number, self._roads.incidents, "segment_id", "warning")
        yield joined([incidents, self._told(number, losses, "feeder_id", "critical")])

    def _told(self, number: int, found: Stretches, named: str, severity: Severity) -> Events:
        city = self._city
        which, at_s, state = _said(found, number * HOUR_S)
        many, who, start_s = len(which), found.who[which], found.start_s[which]
        ids = {"segment_id": city.roads.segment_ids, "feeder_id": city.grid.feeder_ids}
        nobody = np.full(many, NONE)
        things = {name: words(who if name == named else nobody, ids[name]) for name in ids}
        thing = things[named].dictionary_decode()
        begun = pa.array(start_s).cast("string")
        columns = {
            "event_time": pa.array(city.clock.ms(at_s)),
            "source": constant(SOURCE, many),
            "operator_id": constant(EMERGENCY_PLATFORM, many),
            "cause": pc.binary_join_element_wise(_KINDS[named], thing, begun, "-"),
            "kind": constant(_KINDS[named], many),
            "state": words(state, pa.array(_STATES)),
            "severity": constant(severity, many),
            "first_seen": pa.array(city.clock.ms(start_s)),
            **things,
        }
        return Events(ALERT, columns, city.clock.ms(at_s))


def _said(found: Stretches, begins_s: int) -> tuple[Ints, Ints, Ints]:
    """Which stretches are spoken of in an hour, when, and as what.

    What ends as an hour begins has ended in the hour before: the day after forgets it.
    """
    first = -(-np.maximum(begins_s - found.start_s, 0) // REPEATS_S)
    last = np.minimum(begins_s + HOUR_S, found.end_s) - 1 - found.start_s
    which, nth = repeated((last // REPEATS_S - first + 1).clip(0))
    since_s = (first[which] + nth) * REPEATS_S
    ended = np.flatnonzero((found.end_s > begins_s) & (found.end_s <= begins_s + HOUR_S))
    return (
        np.concatenate([which, ended]),
        np.concatenate([found.start_s[which] + since_s, found.end_s[ended]]),
        np.concatenate([np.where(since_s, _UPDATE, _OPEN), np.full(len(ended), _RESOLVED)]),
    )
