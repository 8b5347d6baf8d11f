"""Daily partitions: the city's days."""

from datetime import date
from zoneinfo import ZoneInfo

import dagster as dg

from connections.settings import Settings

FIRST_DAY = date(2012, 3, 1)  # the oldest public data that can be replayed begins then

ZONE = ZoneInfo(Settings().time_zone)
DAYS = dg.DailyPartitionsDefinition(start_date=FIRST_DAY.isoformat(), timezone=ZONE.key)
