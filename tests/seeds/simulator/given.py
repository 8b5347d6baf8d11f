"""A small city, played."""

from collections import defaultdict
from datetime import date
from functools import cache

import pyarrow as pa

from seeds.simulator.events import Events
from seeds.simulator.parameters import Parameters
from seeds.simulator.profile import PROFILES
from seeds.simulator.shard import Shard
from seeds.simulator.simulation import Simulation

DAYS = 3


def simulation(**changes: object) -> Simulation:
    """The tiny city from a Friday to a Sunday."""
    given = {
        "seed": 1,
        "profile": PROFILES["tiny"],
        "parameters": Parameters(),
        "first_day": date(2026, 7, 10),
        "days": DAYS,
    }
    return Simulation(**(given | changes))  # type: ignore[arg-type]


@cache
def played() -> dict[str, pa.Table]:
    """All events by type, with `sent_ms`."""
    city = simulation().city()
    found: dict[str, list[Events]] = defaultdict(list)
    for number in range(city.shards):
        for hour in Shard(city, number).hours():
            for events in hour:
                found[events.contract.event_type].append(events)
    return {
        name: pa.concat_tables([_table(each) for each in parts]) for name, parts in found.items()
    }


def _table(events: Events) -> pa.Table:
    plain = {
        name: column.dictionary_decode() if pa.types.is_dictionary(column.type) else column
        for name, column in events.columns.items()
    }
    return pa.table({**plain, "sent_ms": events.sent_ms})
