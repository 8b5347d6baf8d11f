"""Numbers that several computations take from the contracts."""

from datetime import timedelta

from pipelines.city_day import QUARTER_MS, CityDay
from pipelines.reach import LOOK_AHEAD, LOOK_BACK_DAYS, SETTLED_WITHIN_DAYS
from schemas import contract_of
from schemas.events.station_load import CLOSED_AFTER_MS, REPEATED_MS

NEVER_MS = 9 * 10**15
DAY_MS = 86_400_000
LOOK_AHEAD_MS = LOOK_AHEAD // timedelta(milliseconds=1)


def silence_ms(event_type: str) -> int:
    """After so long without a word, what its events said last is unknown."""
    silence = contract_of(event_type).silence
    assert silence is not None
    return silence // timedelta(milliseconds=1)


def quarters_said(as_of_ms: int = NEVER_MS) -> dict[str, int]:
    """What `steps/quarters.sql` needs: what was landed by then, in ms, how long after its end a
    quarter of an hour is said, and of how many one is said in any case, counted from 0:00 UTC."""
    return {
        "as_of": as_of_ms,
        "closed_after": CLOSED_AFTER_MS,
        "repeated": REPEATED_MS // QUARTER_MS,
    }


def reads_from(day: CityDay) -> int:
    """The earliest moment that is read for a day, in ms."""
    return day.starts - LOOK_BACK_DAYS * DAY_MS


def reads_to(day: CityDay) -> int:
    """The moment up to which is read for a day, in ms."""
    return day.ends + LOOK_AHEAD_MS


def settled_by(day: CityDay) -> int:
    """Until when an order of a day is believed to be settled, in ms."""
    return day.ends + SETTLED_WITHIN_DAYS * DAY_MS


def said_last(event_type: str, day: CityDay, slots: list[tuple[int, int]]) -> dict[str, object]:
    """What SQL needs for events of which the last holds until silence: `steps/spans.sql`."""
    silence = silence_ms(event_type)
    return {
        "day": day.date,
        "starts": day.starts,
        "ends": day.ends,
        "reads_from": day.starts - silence,
        "silence": silence,
        "never": NEVER_MS,
        "slots": slots,
    }
