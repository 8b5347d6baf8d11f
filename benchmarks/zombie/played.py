"""A simulated city without its private sites: what chargers and bays say, and what is true.

Private piles are left out because no rule speaks of them: 江津 counts zombie piles in the subsidy
evaluation of operators. They would be four fifths of all connectors. Vehicles, roads and the grid
say nothing that verdicts rest on, so they are not played.
"""

from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from msgspec import structs

from schemas.reference_table import Reference
from seeds.reference import write_tables
from seeds.simulator.charging.kinds import PILES_BY_USE
from seeds.simulator.charging.layout import Charging
from seeds.simulator.charging.part import ChargingPart
from seeds.simulator.city import City
from seeds.simulator.grid.layout import lay_feeders
from seeds.simulator.parameters import Parameters
from seeds.simulator.parking.layout import lay_lots
from seeds.simulator.parking.part import ParkingPart
from seeds.simulator.profile import PROFILES, scaled
from seeds.simulator.reference.charging import charging_rows
from seeds.simulator.reference.parking import parking_rows
from seeds.simulator.simulation import Simulation
from seeds.simulator.spots import lay_spots
from seeds.simulator.targets.parquet import ParquetTarget
from seeds.simulator.truth.rows import Rows

# No Chinese holiday of a week lies in the twelve weeks from this Monday on.
FIRST_DAY = date(2026, 5, 11)
PROCESSES = 2
_TRUE = ("zombie", "outage")


@dataclass(frozen=True)
class Played:
    """A simulation and where its files are."""

    simulation: Simulation
    folder: Path

    @property
    def city(self) -> City:
        """The city without its private sites."""
        whole = self.simulation.city()
        charging = _without_private(whole.charging)
        seed, shards = whole.seed, whole.shards
        return replace(
            whole,
            charging=charging,
            spots=lay_spots(seed, "stations", charging.district),
            grid=lay_feeders(seed, charging, shards),
            lots=lay_lots(seed, charging, 1, shards, whole.parameters.parking),
        )

    def files(self, event_type: str, day: date) -> str:
        """Pattern of the files of a day."""
        return str(self.folder / event_type / f"day={day}" / "*.parquet")

    def truth(self, name: str) -> pa.Table:
        """A table of truth."""
        return pq.read_table(self.folder / f"truth-{name}")


def play(seed: int, connectors: int, days: int, parameters: Parameters, folder: Path) -> Played:
    """Play about so many connectors that are at no private site."""
    private = PILES_BY_USE["private"] / sum(PILES_BY_USE.values())
    whole = scaled(PROFILES["city"], round(connectors / (1 - private)))
    profile = structs.replace(whole, shards=PROCESSES)  # an hour of a small one costs as much
    simulation = Simulation(
        seed=seed, profile=profile, parameters=parameters, first_day=FIRST_DAY, days=days
    )
    played = Played(simulation, folder)
    write_tables(folder / "reference" / "simulation", _register(played.city))
    with ProcessPoolExecutor(PROCESSES) as pool:
        list(pool.map(_play_shards, [played] * PROCESSES, range(PROCESSES)))
    return played


def _without_private(charging: Charging) -> Charging:
    """Private sites come last."""
    stations = int((~charging.is_private).sum())
    connectors = int((charging.station < stations).sum())
    return replace(
        charging,
        site=charging.site[:stations],
        operator=charging.operator[:stations],
        number=charging.number[:stations],
        district=charging.district[:stations],
        popularity=charging.popularity[:stations],
        station=charging.station[:connectors],
        within=charging.within[:connectors],
    )


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
