"""Plots of places: how far a plan has come by district, and cells of the city on a map."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import dagster as dg

from connections.clickhouse import ClickHouse


@dataclass(frozen=True)
class Bars:
    """A bar a name: what there is, beside what there is to be.

    Attributes:
        select: name, actual (NULL where unknown) and target, for a `%(day)s`.
    """

    title: str
    select: str

    def draw(self, client: ClickHouse, day: date) -> dg.MetadataValue[Any]:
        """The plot of a day."""
        from orchestration.plots.figures import bars, image

        return image(bars(client.rows(self.select, {"day": day}), f"{self.title}, {day}"))


@dataclass(frozen=True)
class Scatter:
    """Cells by longitude and latitude, coloured by a value; grey where it is unknown.

    Attributes:
        select: longitude, latitude and value, for a `%(day)s`.
    """

    title: str
    select: str

    def draw(self, client: ClickHouse, day: date) -> dg.MetadataValue[Any]:
        """The plot of a day."""
        from orchestration.plots.figures import image, scatter

        return image(scatter(client.rows(self.select, {"day": day}), f"{self.title}, {day}"))


PLACE_PLOTS: dict[str, Bars | Scatter] = {
    "plan": Bars(
        "super-charging stations to be built by district and year",
        "SELECT concat(district_code, ' ', toString(year)), actual, target FROM api.plan_progress"
        " WHERE day = %(day)s AND place = 'area' AND period = 'within-year'"
        " AND statement_id LIKE '%%/%%' AND district_code != '' AND town = ''"
        " ORDER BY actual DESC NULLS LAST, district_code, year LIMIT 40",
    ),
    "service_cells": Scatter(
        "m to the nearest public charging station",
        "SELECT longitude, latitude, if(unknown, NULL, ifNull(distance_m, 5000))"
        " FROM derived.service_cells WHERE day = %(day)s AND network = 'charging'",
    ),
    "siting": Scatter(
        "where to build: score in hours",
        "SELECT longitude, latitude, score_h FROM api.siting WHERE day = %(day)s",
    ),
}
