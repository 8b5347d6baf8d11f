"""Loads and places of a level as Arrow."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.client import Client
from pipelines.frames.levels import LEVELS, Level
from pipelines.limits import NEVER_MS, quarters_said
from pipelines.sql import compose

# Of a quarter hour of which less is known the load is only a lower bound: our assumption.
LEAST_KNOWN_PERCENT = 90

# Quarter hours of a city's stations in six weeks are more than a query may hold.
_AT_ONCE = timedelta(days=7)

_NUMBERS = pa.list_(pa.int64())

# A row a series: when its known steps end and when that was landed, ms; their mean power.
LOADS = pa.schema(
    {"series": pa.string(), "ends": _NUMBERS, "powers_w": _NUMBERS, "available": _NUMBERS}
)
PLACES = pa.schema(
    {"series": pa.string(), "kind": pa.string(), "lower_w": pa.int64(), "upper_w": pa.int64()}
)
# A row an hour and time at which something was said of it; times in ms.
WEATHER = pa.schema(
    {
        "hour": pa.int64(),
        "said": pa.int64(),
        "available": pa.int64(),
        "celsius": pa.float64(),
        "rain_mm": pa.float64(),
    }
)


@dataclass(frozen=True)
class Asked:
    """A span of a level's loads, by the register of a day.

    Attributes:
        as_of: what was landed later is not there; None: nothing came late.
    """

    level: Level
    starts: datetime
    ends: datetime
    day: date
    as_of: datetime | None

    def loads(self, client: Client) -> Iterator[pa.Table]:
        """`LOADS`, week by week: every step of which enough is known."""
        for part in self._parts():
            yield part._table(client, LEVELS[self.level].loads, LOADS)

    def places(self, client: Client) -> pa.Table:
        """`PLACES`: every series, what sort of place it is, and least and most that it can take."""
        return self._table(client, LEVELS[self.level].places, PLACES)

    def weather(self, client: Client) -> pa.Table:
        """`WEATHER`: what was measured and foretold of hours from the beginning on."""
        return self._table(client, ("weather",), WEATHER)

    def _parts(self) -> Iterator["Asked"]:
        starts = self.starts
        while starts < self.ends:
            ends = min(starts + _AT_ONCE, self.ends)
            yield replace(self, starts=starts, ends=ends)
            starts = ends

    def _table(self, client: Client, steps: tuple[str, ...], schema: pa.Schema) -> pa.Table:
        rows = client.rows(compose(Path(__file__).parent, *steps), self._parameters)
        return pa.Table.from_pylist(
            [dict(zip(schema.names, row, strict=True)) for row in rows], schema=schema
        )

    @property
    def _parameters(self) -> dict[str, Any]:
        return {
            "level": self.level,
            "day": self.day,
            "starts": _ms(self.starts),
            "ends": _ms(self.ends),
            **quarters_said(_ms(self.as_of) if self.as_of else NEVER_MS),
            "least_known": LEAST_KNOWN_PERCENT,
        }


def _ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
