"""The feeders of a shard, hour by hour."""

from collections.abc import Iterator
from typing import Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from schemas import contract_of
from seeds.simulator.charging.part import ChargingPart
from seeds.simulator.city import City
from seeds.simulator.clock import HOUR_S
from seeds.simulator.events import Events, constant, words
from seeds.simulator.grid.dispatch import Dispatch
from seeds.simulator.grid.load import base_share, drawn_w, limit_w, summed
from seeds.simulator.places import GRID_COMPANY, SOURCE
from seeds.simulator.randomness import generator
from seeds.simulator.truth.rows import Rows
from seeds.simulator.truth.stretches import NONE

Ints = NDArray[np.int64]
FEEDER = contract_of("grid.feeder")
STEP_S = 900
_NOISE = 0.03  # standard deviation of the base load
_SUPPLY = pa.array(["off", "on"])


class Load(Protocol):
    """What stands on feeders beside connectors."""

    def feeder_w(self, feeders: Ints, at_s: int) -> Ints:
        """What it takes at a second of the last hour, by feeder; giving is negative."""
        ...


class GridPart:
    """Feeders, with all the stations on them."""

    def __init__(
        self,
        city: City,
        number: int,
        truth: Rows,
        charging: ChargingPart,
        others: tuple[Load, ...],
    ) -> None:
        self._city, self._number, self._truth = city, number, truth
        self._charging, self._others = charging, others
        self._feeders = city.grid.of_shard(number)
        self._dispatch = Dispatch(city, number, self._feeders)

    def hour(self, number: int) -> Iterator[Events]:
        """Load and limits, every quarter of an hour, and what is asked of feeders."""
        steps = number * HOUR_S + np.arange(0, HOUR_S, STEP_S)
        feeder = np.tile(self._feeders, len(steps))
        at_s = np.repeat(steps, len(self._feeders))
        grid = self._city.grid
        alive = self._charging.troubles.grid_losses.known.at(feeder, at_s) == NONE
        base = self._base_w(number, feeder, at_s) * alive
        load = base + np.concatenate([self._stations_w(int(each)) for each in steps])
        limit = limit_w(grid.capacity_w[feeder], at_s)
        at_ms = self._city.clock.ms(at_s)
        self._violations(feeder, at_ms, load)
        columns = {
            "event_time": pa.array(at_ms),
            "source": constant(SOURCE, len(feeder)),
            "operator_id": constant(GRID_COMPANY, len(feeder)),
            "feeder_id": words(feeder, grid.feeder_ids),
            "supply": words(alive.astype(np.int64), _SUPPLY),
            "load_w": pa.array(load),
            "base_load_w": pa.array(base),
            "limit_w": pa.array(limit),
            "charging_limit_w": pa.array((limit - base).clip(0)),
        }
        yield Events(FEEDER, columns, at_ms)
        shape = len(steps), len(self._feeders)
        yield self._dispatch.hour(number, *(each.reshape(shape) for each in (load, base, limit)))

    def _base_w(self, number: int, feeder: Ints, at_s: Ints) -> Ints:
        city = self._city
        rng = generator(city.seed, "base", self._number, number)
        share = base_share(at_s, city.clock.restful(number // 24))
        noise = 1 + _NOISE * rng.standard_normal(len(feeder))
        return (city.grid.base_peak_w[feeder] * share * noise).clip(0).astype(np.int64)

    def _stations_w(self, at_s: int) -> Ints:
        """What all stations take from their feeders at a second: net of storage and panels."""
        visits, city = self._charging.billed.visits, self._city
        feeder = city.grid.feeder[city.charging.station[visits.connector]]
        drawn = drawn_w(visits, np.full(len(visits), at_s))
        others = [each.feeder_w(self._feeders, at_s) for each in self._others]
        return np.asarray(np.sum([summed(self._feeders, feeder, drawn), *others], axis=0))

    def _violations(self, feeder: Ints, at_ms: Ints, load: Ints) -> None:
        """Readings at which a feeder carries more than its transformer can."""
        capacity = self._city.grid.capacity_w[feeder]
        over = load > capacity
        self._truth.add(
            "violation",
            {
                "operator_id": constant(GRID_COMPANY, int(over.sum())).dictionary_decode(),
                "feeder_id": self._city.grid.feeder_ids.take(pa.array(feeder[over])),
                "time": pa.array(at_ms[over]),
                "load_w": pa.array(load[over]),
                "capacity_w": pa.array(capacity[over]),
            },
        )
