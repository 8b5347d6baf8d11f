"""The alerts of outages. How long each lasts before it is said is our assumption."""

from datetime import timedelta
from typing import cast

from schemas.contract import declared
from schemas.events.charger_status import ChargerStatus
from streams.alerts.life import Kind

SILENCE_MS = cast(timedelta, declared(ChargerStatus).silence) // timedelta(milliseconds=1)
_MINUTE_MS, _DAY_MS = 60_000, 86_400_000

FAULT = Kind(
    "connector-fault",
    "warning",
    lasts_ms=10 * _MINUTE_MS,
    quiet_ms=5 * _MINUTE_MS,
    repeats_ms=_DAY_MS,
)
OFFLINE = Kind(
    "connector-offline",
    "warning",
    lasts_ms=10 * _MINUTE_MS,
    quiet_ms=5 * _MINUTE_MS,
    repeats_ms=_DAY_MS,
)
SITE_OFFLINE = Kind("site-offline", "critical", quiet_ms=5 * _MINUTE_MS, repeats_ms=_DAY_MS)
# Platforms repeat a status every ten minutes, and three repetitions in a row may get lost.
SITE_SILENCE_MS = 35 * _MINUTE_MS
SITE_SILENT = Kind("site-silent", "critical", quiet_ms=_MINUTE_MS, repeats_ms=_DAY_MS)

LEAST_CONNECTORS = 2  # of a site: of one connector its own alert says all
