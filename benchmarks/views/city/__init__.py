"""A city that speaks now: its register, statements, and all else that the views read.

The engine makes it up: what matters is how many rows there are, how they are sorted, and that
each was landed when it was said. A fifth of the connectors speak OCPP: they state changes only,
and their equipment sends a heartbeat every five minutes. The others state themselves every ten.
Stations have twelve connectors and stand on a grid; one of four is open to the public.
"""

from pathlib import Path

from connections.clickhouse import ClickHouse

_HERE = Path(__file__).parent

# What grows old soonest comes last: a statement holds for a quarter of an hour.
_FILES = (
    *("station", "connector", "road_segment", "lot"),
    *("session", "order", "station_load", "feeder_load", "alert"),
    *("heartbeat", "statement", "road", "parking", "swap"),
)


def fill(client: ClickHouse, connectors: int, hours: int) -> None:
    """Make the register, so many hours of statements, two days of OCPP, a fortnight of sessions."""
    for name in _FILES:
        sql = (_HERE / f"{name}.sql").read_text()
        client.command(sql, {"connectors": connectors, "hours": hours})
