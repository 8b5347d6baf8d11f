"""The roads of a shard, hour by hour."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from seeds.simulator.city import City
from seeds.simulator.clock import HOUR_S
from seeds.simulator.events import Events, constant
from seeds.simulator.places import ROAD_AUTHORITY
from seeds.simulator.randomness import generator
from seeds.simulator.roads.disturbances import CODES, Disturbances
from seeds.simulator.roads.flow import STEP_S, passable, readings, rush
from seeds.simulator.roads.units import Units
from seeds.simulator.truth.rows import Rows, span
from seeds.simulator.truth.stretches import NONE, Stretches
from seeds.simulator.weather.sky import sky_of

_STEPS = np.arange(0, HOUR_S, STEP_S)


class RoadPart:
    """Whole corridors."""

    def __init__(self, city: City, number: int, truth: Rows) -> None:
        self._city, self._number, self._truth = city, number, truth
        self._roads = city.roads
        self._segments = self._roads.of_shard(number, city.shards)
        self._disturbed = Disturbances(
            city.seed, self._roads, number, self._segments, city.parameters.traffic
        )

    def hour(self, number: int) -> Iterator[Events]:
        """Readings of segments and messages of units."""
        if number % 24 == 0:
            self._begin(number // 24)
        city, disturbed, traffic = self._city, self._disturbed, self._city.parameters.traffic
        rng = generator(city.seed, "flow", self._number, number)
        full = rush(number * HOUR_S + _STEPS, city.clock.restful(number // 24), traffic)
        segment = np.repeat(self._segments, len(_STEPS))
        at_s = np.tile(number * HOUR_S + _STEPS, len(self._segments))
        dead = disturbed.detectors.known.at(segment, at_s) != NONE
        slowed = disturbed.incidents.known.at(segment, at_s) != NONE
        dry = passable(sky_of(city, number // 24).rains[number % 24], traffic)
        yield readings(
            rng,
            self._roads,
            segment,
            city.clock.ms(at_s),
            np.tile(full, len(self._segments)),
            np.where(slowed, traffic.slowed, 1.0) * dry,
            dead | (rng.random(len(segment)) < traffic.missing),
        )
        units = Units(
            self._roads,
            self._segments,
            disturbed.incidents.known,
            disturbed.units.known,
            city.clock.start_ms,
        )
        yield units.messages(rng, number * HOUR_S, full)

    @property
    def incidents(self) -> Stretches:
        """Of segments, known as soon as the first hour of the day has been asked for."""
        return self._disturbed.incidents.known

    def _begin(self, day: int) -> None:
        disturbed = self._disturbed
        disturbed.begin(day)
        incidents = disturbed.incidents.beginning(day)
        codes = pa.array(CODES).take(pa.array(incidents.kind))
        self._truth.add("incident", self._stretch(incidents) | {"code": codes})
        detectors, units = disturbed.detectors.beginning(day), disturbed.units.beginning(day)
        self._truth.add("breakdown", self._stretch(detectors))
        unit_ids = self._roads.unit_ids.take(pa.array(units.who))
        self._truth.add("breakdown", self._stretch(units) | {"rsu_id": unit_ids})

    def _stretch(self, found: Stretches) -> dict[str, pa.Array]:
        return {
            "operator_id": constant(ROAD_AUTHORITY, len(found)).dictionary_decode(),
            "segment_id": self._roads.segment_ids.take(pa.array(found.who)),
            **span(self._city.clock, found.start_s, found.end_s),
        }
