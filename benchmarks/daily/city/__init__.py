"""A day of landing rows that the engine makes by `INSERT … SELECT`, in batches as workers do.

A connector has 16 statuses, 125 meter rows and 2 orders; one equipment of ten sends a heartbeat
every 15 minutes; 1 % of the meter rows land twice. With 240,000 connectors these are 5.0 million
statuses and 30.3 million meter rows.
"""

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from connections.clickhouse import ClickHouse
from pipelines.city_day import CityDay
from schemas import contract_of, reference_tables

DAY = date(2026, 7, 6)
ZONE = ZoneInfo("Asia/Shanghai")

METER_ROWS = 125  # of a connector
WH_A_ROW = 100  # what its register rises by from one meter row to the next

_HERE = Path(__file__).parent

# Event type, file of its SELECT, of how many connectors one sends, its rows in a batch, batches.
_LANDED = (
    ("charger.status", "status", 1, 2, 8),
    ("charger.status", "heartbeat", 20, 12, 8),
    ("charger.meter", "meter", 1, 5, METER_ROWS // 5),
    ("charger.meter", "meter", 100, METER_ROWS, 1),
    ("charger.session", "session", 1, 1, 2),
)
_CONNECTORS_TO_ONE = {"station": 12, "equipment": 2, "connector": 1}


def land(client: ClickHouse, connectors: int) -> None:
    """Fill the landing tables with the day."""
    starts = CityDay(DAY, ZONE).starts
    for event_type, name, share, rows, batches in _LANDED:
        table = f"landing.{contract_of(event_type).slug}"
        for batch in range(batches):
            sent = {"every": share, "senders": connectors // share, "rows": rows}
            _insert(client, table, name, sent | {"starts": starts, "first": batch * rows})


def register(client: ClickHouse, connectors: int) -> None:
    """Fill the register."""
    tables = {each.name: each.table.qualified for each in reference_tables()}
    for name, share in _CONNECTORS_TO_ONE.items():
        _insert(client, tables[name], name, {"count": connectors // share})


def _insert(client: ClickHouse, table: str, name: str, given: dict[str, int]) -> None:
    # Columns are matched by name: those that the SELECT leaves out have their defaults.
    select = (_HERE / f"{name}.sql").read_text()
    described = client.rows(f"DESCRIBE ({select})", given)
    columns = ", ".join(row[0] for row in described)
    client.command(f"INSERT INTO {table} ({columns}) {select}", given)
