"""How many that are likely are confirmed: no more than keep the share of wrong ones low."""

from collections.abc import Iterator

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from pipelines.zombie import ZOMBIE
from pipelines.zombie.rules import KINDS
from tests import engines
from tests.pipelines.given import ZONE
from tests.pipelines.zombie.stories import QUIET, SILENT, nth


def stands(client: ClickHouse, name: str, stage: str, percent: int) -> None:
    """A connector as it stood on the evening before, a zombie pile with that probability."""
    odds = percent / (100 - percent)
    client.insert(
        "derived.zombie",
        {
            "day": [nth(0)],
            "operator_id": ["O1"],
            "station_id": [name],
            "connector_id": [name],
            "stage": [stage],
            "posterior": [percent / 100],
            "registered_on": [nth(0)],
            "online_on": [nth(0)],
            "confirmed_on": [nth(0) if stage == "confirmed" else None],
            "speaks": [True],
            "odds": [[odds] + [0.0] * (len(KINDS) - 1)],
        },
    )


def stages(client: ClickHouse) -> dict[str, str]:
    """Those of the day after, on which nothing is heard of any: that tells nothing."""
    names = [name for (name,) in client.rows("SELECT connector_id FROM derived.zombie")]
    shown = SILENT | {"in_operation": True, "day_ms": QUIET["online_ms"], "use_class": "public"}
    rows = [
        shown | {"day": nth(1), "operator_id": "O1", "station_id": name, "connector_id": name}
        for name in names
    ]
    client.insert("derived.zombie_evidence", {key: [row[key] for row in rows] for key in rows[0]})
    ZOMBIE.compute(client, nth(1), ZONE)
    found = client.rows(
        "SELECT connector_id, stage FROM derived.zombie WHERE day = %(day)s", {"day": nth(1)}
    )
    return dict(found)


@pytest.fixture
def before(clickhouse_settings: ClickHouseSettings) -> Iterator[ClickHouse]:
    """An engine in which one that is little sure has been confirmed."""
    with engines.emptied(clickhouse_settings, "dagster") as client:
        stands(client, "little sure, but confirmed", "confirmed", 60)
        yield client


def test_one_that_is_likely_waits_while_too_many_may_be_wrong(before: ClickHouse) -> None:
    stands(before, "likely", "suspected", 90)
    assert stages(before)["likely"] == "suspected"


def test_one_that_is_sure_waits_for_no_other(before: ClickHouse) -> None:
    stands(before, "sure", "suspected", 99)
    assert stages(before)["sure"] == "confirmed"
