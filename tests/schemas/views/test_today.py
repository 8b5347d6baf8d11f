"""The register's today is the date of the city's time zone."""

from datetime import datetime
from zoneinfo import ZoneInfo

from connections.clickhouse import ClickHouse
from schemas import views
from schemas.reference.lot import Lot
from tests.pipelines.given import refer

EARLY, LATE = "Pacific/Kiritimati", "Etc/GMT+12"  # 26 hours apart, so never of one date


def lots(client: ClickHouse, zone: str) -> list[tuple[str]]:
    (select,) = (each.select for each in views(zone) if each.qualified == "api_service.parking_now")
    return client.rows(f"SELECT lot_id FROM ({select})")


def test_a_row_that_begins_today_holds_only_where_it_is_today(ingest: ClickHouse) -> None:
    today = datetime.now(ZoneInfo(EARLY)).date()
    refer(ingest, Lot(operator_id="O1", lot_id="L1", valid_from=today))
    assert lots(ingest, EARLY) == [("L1",)]
    assert lots(ingest, LATE) == []
