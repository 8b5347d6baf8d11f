"""Examples of SQL run as they stand; those of docs/api.md run for their own users elsewhere."""

import re
from collections.abc import Iterator

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from tests.docs.pages import PAGES, WRITTEN


def examples() -> Iterator[str]:
    for page in WRITTEN:
        if page != "docs/api.md":
            for block in re.findall(r"```sql\n(.*?)```", PAGES[page], re.DOTALL):
                yield from filter(str.strip, re.split(r";.*\n", block))


@pytest.mark.parametrize("example", list(examples()))
def test_an_example_runs(clickhouse_settings: ClickHouseSettings, example: str) -> None:
    with ClickHouse(clickhouse_settings, "decision") as client:
        client.rows(example)
