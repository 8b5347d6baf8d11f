"""Numbers that several computations take from the contracts."""

from datetime import timedelta

from pipelines.city_day import CityDay
from pipelines.reach import LOOK_BACK_DAYS
from schemas import contract_of

NEVER_MS = 9 * 10**15


def silence_ms() -> int:
    """After so long without a sign of life the state of a connector is unknown."""
    silence = contract_of("charger.status").silence
    assert silence is not None
    return silence // timedelta(milliseconds=1)


def reads_from(day: CityDay) -> int:
    """The earliest moment that is read for a day, in ms."""
    return day.starts - LOOK_BACK_DAYS * 86_400_000
