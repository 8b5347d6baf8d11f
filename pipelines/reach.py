"""How far beyond its own midnights a day looks, and therefore which days a late event touches."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

# A state is carried in from so many days before midnight. The contract has unchanged states
# repeated every 5 to 10 minutes; two days bridge sources that speak on change only.
LOOK_BACK_DAYS = 2

# A meter difference across midnight is divided between both days if its later reading comes within
# this time after midnight; later than that, the younger day gets all of it.
LOOK_AHEAD = timedelta(hours=1)

# Orders are settled after their end, and believed for so many days.
SETTLED_WITHIN_DAYS = 7


def days_touched(
    moments: Iterable[datetime], zone: ZoneInfo, look_back_days: int = LOOK_BACK_DAYS
) -> set[date]:
    """The days whose results may change when events of these hours arrive.

    Args:
        moments: beginnings of UTC hours; an hour of UTC may lie in two days of a half-hour zone.
        zone: the city's time zone.
        look_back_days: how many days before its own a day reads such events of.
    """
    touched: set[date] = set()
    for moment in moments:
        first = (moment - LOOK_AHEAD).astimezone(zone).date()
        last = (moment + timedelta(minutes=59)).astimezone(zone).date()
        span = (last - first).days + look_back_days
        touched.update(first + timedelta(days=each) for each in range(span + 1))
    return touched


def days_of_stretch(begins: datetime, ends: datetime, zone: ZoneInfo) -> set[date]:
    """The days that a stretch of time lies in, such as that of a settled order."""
    first, last = begins.astimezone(zone).date(), ends.astimezone(zone).date()
    return {first + timedelta(days=each) for each in range((last - first).days + 1)}
