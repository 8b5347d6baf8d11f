"""What a computation is: SQL that makes one day of one derived table, and its `api` views."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pipelines.city_day import CityDay
from pipelines.client import Client
from pipelines.placement import replace_day
from pipelines.sql import compose
from schemas import Table, View


@dataclass(frozen=True)
class Summary:
    """What a computation made: rows of the day, and how long it took in seconds."""

    table: str
    day: date
    rows: int
    seconds: float


@dataclass(frozen=True)
class Computation:
    """One derived table and how a day of it is made.

    Attributes:
        folder: where its SQL files are.
        steps: their names in order, the last one the SELECT of the table's rows.
        parameters: what the SQL needs to know of the day.
        in_order: whether connectors are grouped one after the other, which bounds memory; where
            each has few rows, scattered over many parts, to group them at once costs less.
    """

    table: Table
    views: tuple[View, ...]
    folder: Path
    steps: tuple[str, ...]
    parameters: Callable[[CityDay], dict[str, Any]]
    in_order: bool = True

    @property
    def name(self) -> str:
        """The table's name, which is the computation's too."""
        return self.table.name

    @property
    def sql(self) -> str:
        """The SELECT of a day, with placeholders."""
        return compose(self.folder, *self.steps, in_order=self.in_order)

    def compute(self, client: Client, day: date, zone: ZoneInfo) -> Summary:
        """Build the day and put it in place; again gives the same."""
        start = time.monotonic()
        parameters = self.parameters(CityDay(day, zone))
        rows = replace_day(client, self.table, day, self.sql, parameters)
        return Summary(self.table.qualified, day, rows, time.monotonic() - start)
