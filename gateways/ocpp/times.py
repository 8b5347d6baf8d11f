"""Times of OCPP."""

from datetime import UTC, datetime


def ms(time: datetime) -> int:
    """Milliseconds since 1970 UTC; a time without a zone is UTC (OCPP 1.6 §3.12)."""
    aware = time if time.tzinfo else time.replace(tzinfo=UTC)
    return round(aware.timestamp() * 1000)
