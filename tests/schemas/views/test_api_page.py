"""The page of the views: every view is on it, and its examples run as they stand."""

import re
from pathlib import Path

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from schemas import views

PAGE = (Path(__file__).parents[3] / "docs" / "api.md").read_text()
LAYERS = ("api_service", "api_decision")
EXAMPLES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


def test_every_view_of_a_layer_has_an_example() -> None:
    shown = set(re.findall(r"FROM (api_\w+\.\w+)", " ".join(EXAMPLES)))
    assert shown == {each.qualified for each in views() if each.database in LAYERS}


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_runs_for_the_user_of_its_layer(
    clickhouse_settings: ClickHouseSettings, ingest: ClickHouse, example: str
) -> None:
    with ClickHouse(
        clickhouse_settings, "service" if "FROM api_service" in example else "decision"
    ) as client:
        assert client.rows(example) == []
