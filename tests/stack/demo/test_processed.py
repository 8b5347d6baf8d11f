"""The demo waits for processing as long as it moves, and shows what it said."""

import io
from collections.abc import Iterator

import pytest
from rich.console import Console

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings, Settings
from stack.demo import processed
from stack.lag import Lag


def lags_are(monkeypatch: pytest.MonkeyPatch, lags: Iterator[list[Lag]]) -> None:
    monkeypatch.setattr(processed, "processing_lags", lambda _: next(lags))
    monkeypatch.setattr(processed, "_POLL_S", 0)


def behind(records: int, end: int) -> list[Lag]:
    quiet = Lag(group="processing", topic="external", end=0, behind=0)
    return [Lag(group="processing", topic="charger", end=end, behind=records), quiet]


def test_its_end_moves_since_it_reads_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    lags_are(monkeypatch, iter([behind(0, end=0), behind(4, end=10), behind(0, end=12)]))
    seen: list[tuple[int, int]] = []
    why_not = processed.await_processed(Settings(), lambda have, of: seen.append((have, of)))
    assert why_not == ""
    assert seen == [(0, 0), (6, 10), (12, 12)]


def test_one_that_stands_still_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processed, "_PATIENCE_S", 0)
    lags_are(monkeypatch, iter([behind(4, end=10)] * 2))
    why_not = processed.await_processed(Settings(), lambda have, of: None)
    assert why_not == "processing stands at 6 of 10 records"


def test_of_nothing_it_says_that_nothing_is_known(
    clickhouse_settings: ClickHouseSettings, ingest: ClickHouse
) -> None:
    page = io.StringIO()
    settings = Settings(clickhouse=clickhouse_settings)
    processed.show_processed(settings, Console(file=page, width=160))
    assert [" ".join(line.split()) for line in page.getvalue().splitlines()[1:3]] == [
        "sessions 0 unknown kWh, 0 failed, 0 lost in silence",
        "uses of bays 0 unknown of the time a fuel car, unknown full and not moved",
    ]
