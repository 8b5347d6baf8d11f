"""What is seen of a connector or a station while something lasts."""

import itertools
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any

from seeds.simulator.clock import DAY_S
from seeds.simulator.conditions import Conditions
from tests.seeds.simulator.given import DAYS, played, simulation, truth

Row = dict[str, Any]
START_MS = simulation().clock.start_ms
END_MS = START_MS + DAYS * DAY_S * 1000


def during(conditions: Conditions, event_type: str, stretch: Row, time: str) -> list[Row]:
    """What connectors of a stretch said from its start till before its end, by a time of theirs."""
    start, end = ms(stretch["start"]), ms(stretch.get("end", stretch.get("repaired")))
    return [row for row in _of(conditions, event_type, scope(stretch)) if start <= row[time] < end]


def scope(stretch: Row) -> tuple[str, ...]:
    """Operator, station and connector, as far as they are named."""
    names = (stretch["operator_id"], stretch.get("station_id"), stretch.get("connector_id"))
    return tuple(name for name in names if name)


def ms(time: datetime | None) -> int:
    """A time of the truth; never is the end of the run."""
    return END_MS if time is None else round(time.timestamp() * 1000)


def rows(conditions: Conditions, table: str) -> list[Row]:
    """A table of the truth."""
    found: list[Row] = truth(conditions)[table].to_pylist()
    return found


def _of(conditions: Conditions, event_type: str, names: tuple[str, ...]) -> list[Row]:
    return _by_scope(conditions, event_type, len(names)).get(names, [])


@cache
def _by_scope(
    conditions: Conditions, event_type: str, depth: int
) -> dict[tuple[str, ...], list[Row]]:
    said: Iterable[Row] = played(conditions)[event_type].to_pylist()
    ordered = sorted(said, key=lambda row: (scope(row)[:depth], row["event_time"]))
    groups = itertools.groupby(ordered, lambda row: scope(row)[:depth])
    return {names: list(group) for names, group in groups}
