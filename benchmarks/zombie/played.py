"""A simulated city: what its chargers and their bays say, and what is true.

Vehicles, roads, the grid and plain bays say nothing that verdicts rest on, so they are not played.
"""

from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from msgspec import structs

from schemas.reference_table import Reference
from seeds.reference import write_tables
from seeds.simulator.charging.part import ChargingPart
from seeds.simulator.city import City
from seeds.simulator.parameters import Parameters
from seeds.simulator.parking.part import ParkingPart
from seeds.simulator.profile import PROFILES, scaled
from seeds.simulator.reference.charging import charging_rows
from seeds.simulator.reference.parking import parking_rows
from seeds.simulator.simulation import Simulation
from seeds.simulator.targets.parquet import ParquetTarget
from seeds.simulator.truth.rows import Rows

# Of what is scored. No Chinese holiday of a week lies in the twenty weeks from this Monday on.
FIRST_DAY = date(2026, 5, 11)
PROCESSES = 2
_TRUE = ("zombie", "outage", "service")


@dataclass(frozen=True)
class Played:
    """A simulation and where its files are.

    Attributes:
        warmup: days that are played and judged before those that are scored.
    """

    simulation: Simulation
    folder: Path
    warmup: int

    @property
    def city(self) -> City:
        """The city, laid out."""
        return self.simulation.city()

    def files(self, event_type: str, day: date) -> str:
        """Pattern of the files of a day."""
        return str(self.folder / event_type / f"day={day}" / "*.parquet")

    def truth(self, name: str) -> pa.Table:
        """A table of truth."""
        return pq.read_table(self.folder / f"truth-{name}")


def play(
    seed: int, connectors: int, warmup: int, days: int, parameters: Parameters, folder: Path
) -> Played:
    """Play a city of so many connectors, four fifths of them at private sites."""
    whole = scaled(PROFILES["city"], connectors)
    # An hour of a small shard costs as much as one of a large one; no city has less than one bay.
    profile = structs.replace(whole, shards=PROCESSES, bays=1)
    simulation = Simulation(
        seed=seed,
        profile=profile,
        parameters=parameters,
        first_day=FIRST_DAY - timedelta(days=warmup),
        days=warmup + days,
    )
    played = Played(simulation, folder, warmup)
    write_tables(folder / "reference" / "simulation", _register(played.city))
    with ProcessPoolExecutor(PROCESSES) as pool:
        list(pool.map(_play_shards, [played] * PROCESSES, range(PROCESSES)))
    return played


def _register(city: City) -> list[Reference]:
    return [*charging_rows(city), *parking_rows(city)]


def _play_shards(played: Played, first: int) -> None:
    city = played.city
    target = ParquetTarget(played.folder, city.clock)
    for shard in range(first, city.shards, PROCESSES):
        truth = Rows()
        charging = ChargingPart(city, shard, truth)
        parking = ParkingPart(city, shard, truth, charging)
        found: dict[str, list[pa.Table]] = defaultdict(list)
        for hour in range(city.clock.hours):
            events = [*charging.hour(hour), *parking.hour(hour)]
            target.take(shard, hour, events)
            if hour % 24 == 23:
                for name, table in truth.taken().items():
                    found[name].append(table)
        for name in _TRUE:
            place = played.folder / f"truth-{name}"
            place.mkdir(exist_ok=True)
            pq.write_table(pa.concat_tables(found[name]), place / f"{shard}.parquet")
    target.finish()
