"""Warnings of a forecast, landed."""

from dataclasses import fields, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from pipelines.client import Client
from pipelines.early_warning.life import Warned, judged, not_judged
from pipelines.early_warning.passing import passing, shifts
from pipelines.early_warning.rules import CURRENT
from pipelines.early_warning.stretches import Passing
from pipelines.early_warning.tables import EARLY_WARNING_TABLE
from pipelines.load_forecast.issues import Writer, replace_issue

_OF = ", ".join(each.name for each in fields(Passing))
_ROWS = f"""
    SELECT {_OF}, state, first_seen FROM derived.early_warning FINAL
    WHERE issued_at = {{moment}} ORDER BY level, series"""
_BEFORE = _ROWS.format(
    moment="(SELECT max(issued_at) FROM derived.early_warning WHERE issued_at < %(issued_at)s)"
)
_NOW = _ROWS.format(moment="%(issued_at)s")
_TOLD = """
    SELECT DISTINCT level, series FROM derived.forecast
    WHERE issued_at = %(issued_at)s AND rule = '' AND statistic = 'p90'
      AND level IN ('feeder', 'station')"""


def warn(client: Writer, issued_at: datetime, zone: ZoneInfo) -> list[Warned]:
    """Judge the forecast issued then and land what it warns of; again gives the same."""
    before, told = _read(client, _BEFORE, issued_at), _told(client, issued_at)
    seen = [each for each in before if (each.of.level, each.of.series) in told]
    unseen = [each for each in before if each not in seen]
    warned = list(judged(passing(client, issued_at, zone), seen, issued_at))
    warned = _with_shifts(client, warned, issued_at, zone) + list(not_judged(unseen, issued_at))
    replace_issue(client, EARLY_WARNING_TABLE, _columns(warned), issued_at=issued_at)
    return warned


def given(client: Client, issued_at: datetime) -> list[Warned]:
    """What was warned of with a forecast."""
    return _read(client, _NOW, issued_at)


def _told(client: Client, issued_at: datetime) -> set[tuple[Any, ...]]:
    """Level and series of each place that was forecast."""
    return set(client.rows(_TOLD, {"issued_at": issued_at}))


def _with_shifts(
    client: Client, warned: list[Warned], issued_at: datetime, zone: ZoneInfo
) -> list[Warned]:
    """With who could shift, where something new is said."""
    new = [each.of for each in warned if each.state in ("watched", "open", "update")]
    named = shifts(client, new, issued_at, zone)
    now = {each: replace(each, shifts=named.get(each.series, "")) for each in new}
    return [replace(each, of=now.get(each.of, each.of)) for each in warned]


def _read(client: Client, sql: str, issued_at: datetime) -> list[Warned]:
    rows = client.rows(sql, {"issued_at": issued_at})
    return [Warned(Passing(*of), state, first_seen) for *of, state, first_seen in rows]


def _columns(warned: list[Warned]) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = {
        each.name: [getattr(one.of, each.name) for one in warned] for each in fields(Passing)
    }
    return columns | {
        "state": [each.state for each in warned],
        "first_seen": [each.first_seen for each in warned],
        "rules": [CURRENT.version] * len(warned),
    }
