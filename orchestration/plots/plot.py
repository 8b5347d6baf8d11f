"""A plot of a day, of what a query finds."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import dagster as dg

from connections.clickhouse import ClickHouse


@dataclass(frozen=True)
class Plot:
    """What is drawn, and how.

    Attributes:
        shape: which of `figures` draws it, and so what its rows have to be.
        select: its rows, for a `%(day)s`.
    """

    shape: Literal["heat_map", "bars", "scatter"]
    title: str
    select: str

    def draw(self, client: ClickHouse, day: date) -> dg.MetadataValue[Any] | None:
        """The plot of a day; none where there is nothing to draw."""
        rows = client.rows(self.select, {"day": day})
        if not rows:
            return None
        from orchestration.plots.figures import DRAWN_BY, image

        return image(DRAWN_BY[self.shape](rows, f"{self.title}, {day}"))
