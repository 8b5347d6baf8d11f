"""What the demo shows of parking, roads and feeders: a short table each, from the landing views."""

from collections.abc import Callable
from typing import Any

from rich.console import Console
from rich.table import Table

from connections.clickhouse import ClickHouse
from connections.settings import Settings
from stack.cli.context import plain_table
from stack.demo.words import kilo, percent, whole

# A lot speaks at least every half hour: its last word in each counts once.
_PARKING = """
SELECT kind, uniqExact(operator_id, lot_id) AS lots,
       sumIf(taken, hour = 3) / sumIf(capacity, hour = 3) AS by_night,
       sumIf(taken, hour = 12) / sumIf(capacity, hour = 12) AS at_noon,
       sumIf(taken, hour = 20) / sumIf(capacity, hour = 20) AS in_the_evening
FROM
(
    SELECT operator_id, lot_id, toStartOfInterval(event_time, INTERVAL 30 MINUTE) AS slot,
           toHour(slot, %(zone)s) AS hour,
           argMax(capacity, event_time) AS capacity,
           capacity - argMax(free, event_time) AS taken
    FROM api.parking_lot GROUP BY operator_id, lot_id, slot
) AS said
LEFT JOIN (SELECT operator_id, lot_id, any(kind) AS kind FROM api.lot GROUP BY operator_id, lot_id)
    AS register USING (operator_id, lot_id)
GROUP BY kind ORDER BY kind
"""

_TRAFFIC = """
SELECT corridor_id, uniqExact(operator_id, segment_id) AS segments, avg(free_speed_kmh) AS free,
       avgIf(speed_kmh, hour = 3) AS by_night,
       avgIf(speed_kmh, hour IN (8, 18) AND weekday < 6) AS at_rush_hour,
       countIf(speed_kmh IS NULL) / count() AS unknown
FROM
(
    SELECT operator_id, segment_id, event_time, speed_kmh,
           toHour(event_time, %(zone)s) AS hour,
           toDayOfWeek(event_time, 0, %(zone)s) AS weekday
    FROM api.traffic_segment
) AS said
LEFT JOIN
(
    SELECT operator_id, segment_id, any(corridor_id) AS corridor_id,
           any(free_speed_kmh) AS free_speed_kmh
    FROM api.road_segment GROUP BY operator_id, segment_id
) AS register USING (operator_id, segment_id)
GROUP BY corridor_id ORDER BY corridor_id
"""

_FEEDERS = """
SELECT feeder_id, max(load_w) AS peak, argMax(load_w - base_load_w, load_w) AS charging,
       any(capacity_w) AS capacity, peak / capacity AS share, countIf(supply = 'off') * 15 AS dead
FROM api.grid_feeder
LEFT JOIN (SELECT feeder_id, any(capacity_w) AS capacity_w FROM api.feeder GROUP BY feeder_id)
    AS register USING (feeder_id)
GROUP BY feeder_id ORDER BY dead DESC, share DESC LIMIT 6
"""

_Show = Callable[[Any], str]


def show_networks(settings: Settings, console: Console) -> None:
    """Print how full lots are, how slow roads get, and how near feeders come to their limits."""
    lots = "kind of lot", "lots", "taken at 3:00", "at 12:00", "at 20:00"
    roads = "corridor", "segments", "free km/h", "at 3:00", "at rush hour", "without a value"
    feeders = "feeder", "peak kW", "of it charging", "capacity kW", "used", "minutes without supply"
    with ClickHouse(settings.clickhouse, "reader") as client:
        zone = {"zone": settings.time_zone}
        for query, headings, words in (
            (_PARKING, lots, (str, str, percent, percent, percent)),
            (_TRAFFIC, roads, (str, str, whole, whole, whole, percent)),
            (_FEEDERS, feeders, (str, kilo, kilo, kilo, percent, str)),
        ):
            console.print(_table(client.rows(query, zone), headings, words))


def _table(
    rows: list[tuple[Any, ...]], headings: tuple[str, ...], words: tuple[_Show, ...]
) -> Table:
    table = plain_table(*headings)
    for row in rows:
        table.add_row(*(show(value) for show, value in zip(words, row, strict=True)))
    return table
