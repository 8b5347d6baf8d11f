"""A hand-made month of two stations, each in a district of its own."""

from datetime import date
from typing import Any

from connections.clickhouse import ClickHouse
from pipelines.report import CITY, Month, Place, Report, make_report
from schemas.reference.district import District
from tests.pipelines.built import build
from tests.pipelines.given import connector, every, land, meter, refer, session, station, status
from tests.pipelines.test_blocking import uses
from tests.pipelines.test_surroundings import ALL as HOUR
from tests.pipelines.test_surroundings import hours
from tests.pipelines.test_visits import tried

MARCH = Month(date(2026, 3, 1))

# Known all day: a fuel car for 72 minutes, a vehicle that stays plugged in for 12.
_USES = (
    ("00:00", "free"),
    ("06:00", "ice-blocked"),
    ("07:12", "free"),
    ("08:00", "charging"),
    ("08:48", "full-not-moved"),
    ("09:00", "free"),
)
# One succeeds at once, one at the second attempt, one never, and of one nobody knows.
_VISITS = (
    tried("08:00", "08:48", "charged"),
    tried("10:00", "10:01", "failed-start"),
    tried("10:02", "10:30", "charged"),
    tried("12:00", "12:01", "failed-start"),
    tried("14:00", "14:30", "unknown"),
)

# On the 11th: piles that are half of their target, swapping stations that are more than it, towns
# half of which have a pile, and stations of which nothing is known; the piles and towns of Wanzhou.
_STATED: dict[str, list[Any]] = {
    "day": [date(2026, 3, 11)] * 6,
    "statement_id": ["piles", "swap", "towns", "stations", "piles", "towns"],
    "place": ["area", "area", "area", "area", "district", "district"],
    "district_code": ["", "", "", "", "500101", "500101"],
    "citation": ["市办〔2024〕1号"] * 6,
    "section": ["二"] * 6,
    "strength": ["must", "must", "must", "should", "must", "must"],
    "area": ["全市"] * 6,
    "applies_to": ["充电桩", "换电站", "有桩乡镇", "超充站", "充电桩", "有桩乡镇"],
    "comparison": ["≥"] * 6,
    "figure": ["40个", "4座", "全覆盖", "9座", "40个", "全覆盖"],
    "year": [2025, 2025, None, 2026, 2025, None],
    "kind": ["sum", "sum", "share", "sum", "sum", "share"],
    "target": [40.0, 4.0, 1.0, 9.0, None, 1.0],
    "numerator": [20, 5, 3, 0, 20, 3],
    "denominator": [20, 5, 6, 0, 20, 3],
    "unknown_why": ["", "", "", "the register has nothing there", "", ""],
}

# What Wanzhou states itself: piles, of which it has half, and a rule that none of its hubs keeps.
_STATED_BY_WANZHOU: dict[str, list[Any]] = {
    "day": [date(2026, 3, 11)] * 4,
    "statement_id": ["own-piles", "own-piles", "own-hubs", "own-hubs"],
    "place": ["area", "district"] * 2,
    "district_code": ["500101"] * 4,
    "citation": ["万州府〔2024〕2号"] * 4,
    "section": ["二"] * 4,
    "strength": ["must"] * 4,
    "area": ["全区"] * 4,
    "applies_to": ["充电桩", "充电桩", "枢纽", "枢纽"],
    "comparison": ["≥"] * 4,
    "figure": ["40个", "40个", "全覆盖", "全覆盖"],
    "year": [2025, 2025, None, None],
    "kind": ["sum", "sum", "share", "share"],
    "target": [40.0, None, 1.0, 1.0],
    "numerator": [20, 20, 0, 0],
    "denominator": [20, 20, 2, 2],
}


def a_day_of_march(client: ClickHouse) -> None:
    """C1 charges 6 kWh from 8:00 to 9:00 and is known all day; of C2 nobody has heard.

    What its bay is used for, and who came to it, is written above. The day before, two came to S1
    at 8 while all roads were congested; the day after, five at the same time while none was.
    """
    refer(client, station("S1"), connector("C1"), District(district_code="500101", name="万州区"))
    refer(client, station("S2", district_code="500102"), connector("C2", station_id="S2"))
    land(client, *(status("C1", each) for each in every(10, "-1 23:50", "07:50")))
    land(client, *(status("C1", each, "charging") for each in every(10, "08:00", "08:50")))
    land(client, *(status("C1", each) for each in every(10, "09:00", "23:50")))
    land(client, meter("C1", "08:00", 0), meter("C1", "09:00", 6000))
    land(client, session("C1", "08:00", "09:00", energy_wh=6000))
    land(client, *uses("C1", *_USES), *_VISITS)
    build(client)
    client.insert("derived.plan", _STATED)
    client.insert("derived.plan", _STATED_BY_WANZHOU)
    hours(client, ("2026-03-09", 8, 2, HOUR, HOUR, HOUR), ("2026-03-11", 8, 5, HOUR, HOUR, 0))


def report(client: ClickHouse, place: Place = CITY, month: Month = MARCH) -> Report:
    """The report of the month."""
    return make_report(client, month, "Asia/Shanghai", place)
