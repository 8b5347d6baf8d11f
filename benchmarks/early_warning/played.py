"""A simulated city's feeders: what they carried, and when that was too much.

Only what hangs on feeders is played: vehicles, roads and bays carry nothing. With the feeders of
the simulator none of 100 was too full in eight weeks: their base load is made greater.
"""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import repeat

import numpy as np
import pyarrow as pa
from msgspec import structs
from numpy.typing import NDArray

from benchmarks.common.weather import weather_of
from pipelines.forecast import Frame
from seeds.simulator.charging.part import ChargingPart
from seeds.simulator.city import City
from seeds.simulator.clock import CITY_ZONE
from seeds.simulator.energy.part import EnergyPart
from seeds.simulator.grid.part import GridPart
from seeds.simulator.parameters import Parameters
from seeds.simulator.profile import PROFILES, scaled
from seeds.simulator.simulation import Simulation
from seeds.simulator.swap.part import SwapPart
from seeds.simulator.truth.rows import Rows

FIRST_DAY = date(2026, 5, 11)
_PROCESSES = 2
_QUARTER = timedelta(minutes=15)


@dataclass(frozen=True)
class Played:
    """What was played.

    Attributes:
        frame: loads of all feeders, as `pipelines.frames` reads them where no reading is late: the
            grid company says one a quarter hour, so their mean is that one.
        capacity_w: by feeder.
        violations: `truth.violation`: feeder and time.
    """

    frame: Frame
    capacity_w: NDArray[np.int64]
    violations: list[tuple[str, datetime]]


def play(seed: int, connectors: int, days: int, fuller: float) -> Played:
    """Play a city of so many connectors from a Monday on.

    Args:
        fuller: share of what the peak of a feeder's base load leaves, that it takes, too.
    """
    profile = structs.replace(scaled(PROFILES["city"], connectors), shards=_PROCESSES, bays=1)
    simulation = Simulation(
        seed=seed, profile=profile, parameters=Parameters(), first_day=FIRST_DAY, days=days
    )
    city = _filled(simulation.city(), fuller)
    grid = city.grid
    with ProcessPoolExecutor(_PROCESSES) as pool:
        parts = list(pool.map(_played, repeat(city), range(_PROCESSES)))
    many = len(grid.capacity_w)
    load_w = np.zeros((len(parts[0][0]), many), np.int64)
    for shard, (own_w, _) in enumerate(parts):
        load_w[:, grid.of_shard(shard)] = own_w
    frame = Frame(
        series=tuple(grid.feeder_ids.to_pylist()),
        start=datetime.fromtimestamp(simulation.clock.start_ms / 1000, UTC),
        step=_QUARTER,
        values=load_w / 1000,
        lower=np.full(many, -np.inf),
        upper=np.full(many, np.nan),
        kind=("feeder",) * many,
        zone=CITY_ZONE,
        weather=weather_of(city),
    )
    violations = pa.concat_tables(true for _, true in parts)
    names, times = (violations[each].to_pylist() for each in ("feeder_id", "time"))
    return Played(frame, grid.capacity_w, list(zip(names, times, strict=True)))


def _filled(city: City, fuller: float) -> City:
    grid = city.grid
    left_w = grid.capacity_w - grid.base_peak_w
    base_peak_w = grid.base_peak_w + (left_w * fuller).astype(np.int64)
    return replace(city, grid=replace(grid, base_peak_w=base_peak_w))


def _played(city: City, shard: int) -> tuple[NDArray[np.int64], pa.Table]:
    """W by quarter hour and feeder of a shard, and its violations."""
    truth = Rows()
    charging = ChargingPart(city, shard, truth)
    energy = EnergyPart(city, shard, truth, charging)
    swap = SwapPart(city, shard, truth, charging)
    grid = GridPart(city, shard, truth, charging, (energy, swap))
    loads, violations = [], []
    many = len(city.grid.of_shard(shard))
    for hour in range(city.clock.hours):
        for part in (charging, energy, swap):
            for _ in part.hour(hour):
                pass
        readings, _ = grid.hour(hour)
        loads.append(readings.columns["load_w"].to_numpy().reshape(-1, many))
        violations.append(truth.taken()["violation"])
    return np.concatenate(loads), pa.concat_tables(violations)
