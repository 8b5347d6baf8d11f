"""A hand-made month of two stations, each in a district of its own."""

from datetime import date

from connections.clickhouse import ClickHouse
from pipelines.report import CITY, Month, Place, Report, make_report
from schemas.reference.district import District
from tests.pipelines.built import build
from tests.pipelines.given import connector, every, land, meter, refer, session, station, status

MARCH = Month(date(2026, 3, 1))


def a_day_of_march(client: ClickHouse) -> None:
    """C1 charges 6 kWh from 8:00 to 9:00 and is known all day; of C2 nobody has heard."""
    refer(client, station("S1"), connector("C1"), District(district_code="500101", name="万州区"))
    refer(client, station("S2", district_code="500102"), connector("C2", station_id="S2"))
    land(client, *(status("C1", each) for each in every(10, "-1 23:50", "07:50")))
    land(client, *(status("C1", each, "charging") for each in every(10, "08:00", "08:50")))
    land(client, *(status("C1", each) for each in every(10, "09:00", "23:50")))
    land(client, meter("C1", "08:00", 0), meter("C1", "09:00", 6000))
    land(client, session("C1", "08:00", "09:00", energy_wh=6000))
    build(client)


def report(client: ClickHouse, place: Place = CITY, month: Month = MARCH) -> Report:
    """The report of the month."""
    return make_report(client, month, "Asia/Shanghai", place)
