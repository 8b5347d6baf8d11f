"""A month of a feeder with a regular day, and settings that learn it within a second."""

from datetime import UTC, datetime, timedelta

from connections.clickhouse import ClickHouse
from pipelines.forecast.settings import Settings
from schemas.reference.feeder import Feeder
from tests.pipelines.given import DAY, at, refer

KW = 1000
DAYS = 30
SMALL = Settings(rows=2_000, ridge_rows=200, rounds=20, learning_rate=0.3, threads=1)


def carry(client: ClickHouse) -> None:
    """F1 carries 100 kW, and 300 kW from 18:00 to 20:00, of 250 kW that it may."""
    refer(client, Feeder(feeder_id="F1", capacity_w=250 * KW))
    begins = at("00:00", DAY - timedelta(days=DAYS))
    quarters = range(DAYS * 96)
    client.insert(
        "landing.grid_feeder",
        {
            "event_time": [
                datetime.fromtimestamp(begins / 1000 + nth * 900, UTC) for nth in quarters
            ],
            "feeder_id": ["F1"] * len(quarters),
            "load_w": [300 * KW if 72 <= nth % 96 < 80 else 100 * KW for nth in quarters],
        },
    )
