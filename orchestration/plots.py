"""Plots as Dagster shows them: a PNG inside markdown."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import dagster as dg

from connections.clickhouse import ClickHouse
from orchestration.place_plots import PLACE_PLOTS, Bars, Scatter


@dataclass(frozen=True)
class Plot:
    """A heat map of a day: a name a row, a moment a column, a share each; blank is unknown.

    Attributes:
        select: name, moment and share, for a `%(day)s`.
    """

    title: str
    select: str

    def draw(self, client: ClickHouse, day: date) -> dg.MetadataValue[Any]:
        """The plot of a day."""
        from orchestration.heat_map import heat_map, image

        rows = client.rows(self.select, {"day": day})
        return image(heat_map(rows, f"{self.title} in %, {day}"))


PLOTS: dict[str, Plot | Bars | Scatter] = {
    **PLACE_PLOTS,
    "utilization": Plot(
        "time utilization",
        "SELECT district_code, hour, time_utilization FROM api.utilization_district_hour"
        " WHERE day = %(day)s",
    ),
    "parking_lots": Plot(
        "bays taken",
        "SELECT district_code, hour, sum(occupied_bay_s) / nullIf(sum(known_bay_s), 0)"
        " FROM api.parking_occupancy_1h WHERE day = %(day)s GROUP BY district_code, hour",
    ),
    "parking_bays": Plot(
        "known time of bays taken",
        "SELECT class.1, hour, sum(class.2) / nullIf(any(known_s), 0) FROM"
        " (SELECT hour, sum(known_s) AS known_s, sum(electric_s) AS electric_s, sum(hybrid_s) AS"
        " hybrid_s, sum(fuel_s) AS fuel_s, sum(class_unknown_s) AS class_unknown_s"
        " FROM api.parking_bays_of_lot_1h WHERE day = %(day)s GROUP BY hour)"
        " ARRAY JOIN [('electric', electric_s), ('plug-in hybrid', hybrid_s), ('fuel', fuel_s),"
        " ('class unknown', class_unknown_s)] AS class GROUP BY class.1, hour",
    ),
    "traffic": Plot(
        "judged time congested",
        "SELECT district_code, hour, sum(congested_s) / nullIf(sum(judged_s), 0)"
        " FROM api.traffic_1h WHERE day = %(day)s GROUP BY district_code, hour",
    ),
    "availability": Plot(
        "time up of time not excluded",
        "SELECT district_code, hour, sumIf(ms, condition = 'up') / sum(ms) FROM"
        " (SELECT district_code, condition, toStartOfHour(starts) + toIntervalHour(arrayJoin("
        "range(dateDiff('hour', starts, ends) + 1))) AS hour, greatest(0, dateDiff('ms',"
        " greatest(starts, hour), least(ends, hour + toIntervalHour(1)))) AS ms"
        " FROM api.connector_conditions WHERE day = %(day)s AND condition != 'excluded')"
        " WHERE ms > 0 GROUP BY district_code, hour",
    ),
    "zombie": Plot(
        "zombie piles of connectors in operation",
        "SELECT district_code, day, countIf(stage = 'confirmed') / count() FROM derived.zombie"
        " WHERE day > toDate(%(day)s) - 30 AND day <= %(day)s GROUP BY district_code, day",
    ),
    "visits": Plot(
        "first-time success",
        "SELECT operator_id, toStartOfHour(begun) AS hour, countIf(first_outcome = 'charged')"
        " / nullIf(countIf(first_outcome != 'unknown'), 0)"
        " FROM api.visits WHERE day = %(day)s GROUP BY operator_id, hour",
    ),
    "operator_indicators": Plot(
        "piles heard of",
        "SELECT operator_id, period, rate FROM api.operator_indicators_operator_day"
        " WHERE period > toDate(%(day)s) - 30 AND period <= %(day)s AND indicator = 'access'",
    ),
    "blocking": Plot(
        "known time of bays blocked by fuel cars",
        "SELECT district_code, hour, ice_blocked FROM api.blocking_district_hour"
        " WHERE day = %(day)s",
    ),
    "surroundings": Plot(
        "judged time of roads near stations congested",
        "SELECT district_code, hour, sum(congested_s) / nullIf(sum(judged_s), 0)"
        " FROM api.surroundings_hour WHERE day = %(day)s GROUP BY district_code, hour",
    ),
    "quality": Plot(
        "time of which occupancy is not known",
        "SELECT operator_id, day, share FROM api.data_quality_day"
        " WHERE day > toDate(%(day)s) - 30 AND day <= %(day)s AND issue = 'occupancy-unknown'",
    ),
    "feeder_load": Plot(
        "load of capacity",
        "SELECT feeder_id, quarter, load_rate FROM api.feeder_load_15min WHERE day = %(day)s",
    ),
    "flexibility": Plot(
        "sessions' power that could be shifted",
        "SELECT feeder_id, quarter, shiftable_w / nullIf(session_w, 0)"
        " FROM api.flexibility_15min WHERE day = %(day)s",
    ),
}
