"""How long one waits for stations, and what is worth an alert. Times in ms."""

from datetime import timedelta

from schemas.contract import declared
from schemas.events.grid_feeder import GridFeeder
from streams.alerts.life import Kind

MINUTE_MS, QUARTER_MS = 60_000, 900_000

LATENESS_MS = 180_000
"""Stations say a minute two minutes after its end; who lags by one more is waited for."""

CORRECTED_MS = 900_000
"""A quarter of an hour is said again if a station changes it before the next: our assumption."""

HOLDS_MS = (declared(GridFeeder).silence or timedelta()) // timedelta(milliseconds=1)
"""A reading holds till the next one, and no longer than the contract's silence."""

# Readings come every quarter of an hour, and with the quiet of one more an alert does not come and
# go with each of them. Both are our assumption.
OVERLOAD = Kind("feeder-overload", "warning", quiet_ms=1_200_000)
OUTAGE = Kind("feeder-outage", "critical", quiet_ms=0)
