"""Daily partitions: the city's days."""

from datetime import date
from zoneinfo import ZoneInfo

import dagster as dg

from connections.settings import Settings

FIRST_DAY = date(2018, 1, 1)  # the oldest public data that can be replayed begins in 2018

ZONE = ZoneInfo(Settings().time_zone)
DAYS = dg.DailyPartitionsDefinition(start_date=FIRST_DAY.isoformat(), timezone=ZONE.key)
