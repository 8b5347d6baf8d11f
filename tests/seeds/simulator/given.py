"""A small city, played."""

from collections import defaultdict
from datetime import date
from functools import cache

import pyarrow as pa
from msgspec.structs import replace

from seeds.simulator.conditions import Conditions
from seeds.simulator.events import Events
from seeds.simulator.parameters import Parameters
from seeds.simulator.profile import PROFILES
from seeds.simulator.roads.parameters import Traffic
from seeds.simulator.shard import Shard
from seeds.simulator.simulation import Simulation

DAYS = 3
CALM = Conditions(
    zombies=0,
    faults=0,
    false_alarms=0,
    maintenance=0,
    grid_losses=0,
    uplink_losses=0,
    blockings=0,
    closures=0,
    feed_deaths=0,
    newcomers=0,
    retirements=0,
    resets=0,
    drifting_meters=0,
    missing_beats=0,
    skewed_clocks=0,
    vendor_codes=0,
    bad_records=0,
)


def simulation(**changes: object) -> Simulation:
    """The tiny city from a Friday to a Sunday; nothing goes wrong in it."""
    given = {
        "seed": 1,
        "profile": PROFILES["tiny"],
        "parameters": Parameters(conditions=CALM),
        "first_day": date(2026, 7, 10),
        "days": DAYS,
    }
    return Simulation(**(given | changes))  # type: ignore[arg-type]


def eventful() -> Simulation:
    """A tiny city with public stations in which much happens; tests of that share one play."""
    conditions = replace(CALM, faults=300, announced=1, grid_losses=200)
    traffic = Traffic(incidents=300)
    return simulation(
        seed=2, parameters=Parameters(conditions=conditions, traffic=traffic, reserved=0.5)
    )


def played(conditions: Conditions = CALM, **more: object) -> dict[str, pa.Table]:
    """All events by type, with `sent_ms`; `more` are other parameters."""
    return play(_with(conditions, more))[0]


def truth(conditions: Conditions = CALM, **more: object) -> dict[str, pa.Table]:
    """What is true of the same city, by table."""
    return play(_with(conditions, more))[1]


@cache
def play(given: Simulation) -> tuple[dict[str, pa.Table], dict[str, pa.Table]]:
    """Events and truth of any simulation, as `played` and `truth` give them."""
    city = given.city()
    events: dict[str, list[pa.Table]] = defaultdict(list)
    true: dict[str, list[pa.Table]] = defaultdict(list)
    for number in range(city.shards):
        shard = Shard(city, number)
        for hour in shard.hours():
            for each in hour:
                events[each.contract.event_type].append(_table(each))
        for name, table in shard.truth().items():
            true[name].append(table)
    return _joined(events), _joined(true)


def _with(conditions: Conditions, more: dict[str, object]) -> Simulation:
    return simulation(parameters=Parameters(conditions=conditions, **more))  # type: ignore[arg-type]


def _joined(found: dict[str, list[pa.Table]]) -> dict[str, pa.Table]:
    return {name: pa.concat_tables(parts) for name, parts in found.items()}


def _table(events: Events) -> pa.Table:
    plain = {
        name: column.dictionary_decode() if pa.types.is_dictionary(column.type) else column
        for name, column in events.columns.items()
    }
    return pa.table({**plain, "sent_ms": events.sent_ms})
