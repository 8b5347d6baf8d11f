"""Times of T/CEC 102: Beijing time without a zone."""

from datetime import UTC, datetime

from gateways.beijing import BEIJING
from gateways.refusal import RefusedError
from schemas.fields import EARLIEST_MS, LATEST_MS

_STAMP = "%Y%m%d%H%M%S"


def ms(text: str, contract: str, field: str) -> int:
    """Milliseconds since 1970 UTC of `yyyy-MM-dd HH:mm:ss`.

    Raises:
        RefusedError: it is none, or no contract admits it.
    """
    try:
        said = datetime.fromisoformat(text)
        aware = said if said.tzinfo else said.replace(tzinfo=BEIJING)
        time_ms = round(aware.timestamp() * 1000)
    except (ValueError, OverflowError):
        raise RefusedError("wrong-type", contract, f"$.{field}", "it is no time") from None
    if not EARLIEST_MS <= time_ms <= LATEST_MS:
        raise RefusedError("out-of-range", contract, f"$.{field}", "before 2010 or after 2100")
    return time_ms


def spoken(time_ms: int) -> str:
    """Milliseconds since 1970 UTC as `yyyy-MM-dd HH:mm:ss`, whole seconds."""
    return datetime.fromtimestamp(time_ms // 1000, BEIJING).strftime("%Y-%m-%d %H:%M:%S")


def stamp(moment: datetime) -> str:
    """A moment as a TimeStamp, `yyyyMMddHHmmss`."""
    return moment.astimezone(BEIJING).strftime(_STAMP)


def moment(time_stamp: str) -> datetime:
    """The moment of a TimeStamp.

    Raises:
        ValueError: it is none.
    """
    return datetime.strptime(time_stamp, _STAMP).replace(tzinfo=BEIJING).astimezone(UTC)
