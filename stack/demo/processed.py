"""What processing says of the days: waited for, and then shown."""

import time
from collections.abc import Callable

from rich.console import Console

from connections.clickhouse import ClickHouse
from connections.settings import Settings
from stack.cli.context import plain_table
from stack.demo.words import kilo, percent
from stack.lag import processing_lags

_PATIENCE_S = 30  # without any progress
_POLL_S = 0.5

_SESSIONS = """
SELECT count(), sum(energy_wh), countIf(outcome IN ('failed-start', 'cut')), countIf(step = 'lost')
FROM api_decision.charging_sessions
"""
_BAYS = """
SELECT count(), sumIf(held, previous_use = 'ice-blocked') / sum(held),
       sumIf(held, previous_use = 'full-not-moved') / sum(held)
FROM (SELECT previous_use, dateDiff('second', previous_since, since) AS held FROM api.bay_use)
"""
_STATIONS = """
SELECT count(), max(net_w), argMax(station_id, net_w) FROM api.station_load WHERE interval_s = 900
"""
_FEEDERS = """
SELECT count(), min(headroom_w), argMin(feeder_id, headroom_w)
FROM api.feeder_load WHERE interval_s = 900
"""
_ALERTS = """
SELECT kind, count(), countIf(state = 'resolved') FROM api_decision.alerts_history
GROUP BY kind ORDER BY count() DESC, kind
"""


def await_processed(settings: Settings, progress: Callable[[int, int], None]) -> str:
    """Wait until processing has committed all that its topics hold; returns why it has not, or "".

    What it says goes to topics that it reads, too, so the end moves while it works.
    """
    best, since = -1, time.monotonic()
    while True:
        lags = processing_lags(settings)
        end, behind = sum(each.end for each in lags), sum(each.behind for each in lags)
        done = end - behind
        progress(done, end)
        if end and not behind:
            return ""
        if done > best:
            best, since = done, time.monotonic()
        elif time.monotonic() - since > _PATIENCE_S:
            return f"processing stands at {done} of {end} records"
        time.sleep(_POLL_S)


def show_processed(settings: Settings, console: Console) -> None:
    """Print how much processing said, and a line of what."""
    table = plain_table("as events come", "said", "")
    with ClickHouse(settings.clickhouse, "decision") as client:
        for what, query, words in (
            ("sessions", _SESSIONS, _of_sessions),
            ("uses of bays", _BAYS, _of_bays),
            ("loads of stations", _STATIONS, _of_stations),
            ("loads of feeders", _FEEDERS, _of_feeders),
        ):
            count, *found = client.rows(query)[0]
            table.add_row(what, f"{count:,}", words(*found))
        for kind, count, resolved in client.rows(_ALERTS):
            table.add_row(f"alert: {kind}", f"{count:,}", f"{resolved:,} resolved")
    console.print(table)


def _of_sessions(energy_wh: int | None, failed: int, lost: int) -> str:
    return f"{kilo(energy_wh)} kWh, {failed:,} failed, {lost:,} lost in silence"


def _of_bays(blocked: float | None, full: float | None) -> str:
    return f"{percent(blocked)} of the time a fuel car, {percent(full)} full and not moved"


def _of_stations(most_w: int | None, station: str) -> str:
    return f"at most {kilo(most_w)} kW in a quarter of an hour, station {station}"


def _of_feeders(headroom_w: int | None, feeder: str) -> str:
    return f"{kilo(headroom_w)} kW left at the least, feeder {feeder}"
