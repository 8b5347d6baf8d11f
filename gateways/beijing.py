"""The time zone of standards that name none."""

from datetime import timedelta, timezone

BEIJING = timezone(timedelta(hours=8))  # China has had no summer time since 1991
