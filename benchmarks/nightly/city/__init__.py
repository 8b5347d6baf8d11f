"""A city's register, and landing rows of a night that the engine makes of it in batches.

With 240,000 connectors these are 198,535 stations (3,000 and the private sites), 3.8 million
statuses of connectors, 3.2 million attempts and 4.3 million uses of bays of three days, 2.0 million
statements of 6,866 lots and 11.1 million of 115,245 bays, 5.8 million speeds of 20,000 road
segments, and 128 million frames of a million vehicles, one of a hundred landed twice.
"""

from collections import defaultdict
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.common.filling import fill
from connections.clickhouse import ClickHouse
from orchestration.reference import replace_rows
from pipelines.city_day import CityDay
from schemas import contract_of, reference_tables
from schemas.reference_table import Reference
from seeds.policy import policy_rows
from seeds.simulator.parameters import Parameters
from seeds.simulator.profile import PROFILES, scaled
from seeds.simulator.reference import reference_rows
from seeds.simulator.simulation import Simulation

DAY = date(2026, 7, 6)
ZONE = ZoneInfo("Asia/Shanghai")

_HERE = Path(__file__).parent
_SEED = 1

# Event type, file of its SELECT, its rows of a thing in a batch, from which one to which.
_LANDED = (
    ("charger.status", "status", 4, 0, 16),
    ("charging.attempt", "attempt", 1, 0, 6),
    ("bay.use", "use", 1, 0, 6),
    ("parking.lot", "lot", 96, 0, 288),
    ("parking.bay", "bay", 12, 0, 96),
    ("traffic.segment", "road", 48, 0, 288),
)
_FRAMES = 128  # of a vehicle
_FRAMES_IN_A_BATCH = 8
_TWICE = 100  # one vehicle of so many


def register(client: ClickHouse, connectors: int) -> None:
    """Fill the register: the simulator's, and the figures of policy documents."""
    simulation = Simulation(
        seed=_SEED,
        profile=scaled(PROFILES["city"], connectors),
        parameters=Parameters(),
        first_day=DAY,
        days=1,
    )
    by_kind: dict[type[Reference], list[Reference]] = defaultdict(list)
    for row in (*reference_rows(simulation.city()), *policy_rows()):
        by_kind[type(row)].append(row)
    for table in reference_tables():
        replace_rows(client, table, by_kind[table.struct])


def land(client: ClickHouse, vehicles: int) -> None:
    """Fill the landing tables with the day, and with what holds from the two before."""
    starts = CityDay(DAY, ZONE).starts
    for event_type, name, rows, first, last in _LANDED:
        for row in range(first, last, rows):
            _land(client, event_type, name, {"starts": starts, "first": row, "rows": rows})
    for senders, every, rows in (
        (vehicles, 1, _FRAMES_IN_A_BATCH),
        (vehicles // _TWICE, _TWICE, _FRAMES),
    ):
        for row in range(0, _FRAMES, rows):
            given = {"senders": senders, "every": every, "first": row, "rows": rows}
            _land(client, "vehicle.telemetry", "vehicle", given | {"starts": starts})


def _land(client: ClickHouse, event_type: str, name: str, given: dict[str, int]) -> None:
    table = f"landing.{contract_of(event_type).slug}"
    fill(client, table, (_HERE / f"{name}.sql").read_text(), given)
