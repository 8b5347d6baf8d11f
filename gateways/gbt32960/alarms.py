"""What 报警数据 says: flags, fault codes, and how bad."""

from collections.abc import Iterator
from typing import NamedTuple

from gateways.gbt32960.frame import Edition
from schemas.events.vehicle_alarm import Alarm

# 通用报警标志 by bit. Bits that a vehicle sets beyond these are `other`.
_FLAGS: tuple[Alarm, ...] = (
    "temperature-difference",
    "battery-hot",
    "pack-overvoltage",
    "pack-undervoltage",
    "soc-low",
    "cell-overvoltage",
    "cell-undervoltage",
    "soc-high",
    "soc-jump",
    "battery-mismatch",
    "cell-inconsistent",
    "insulation",
    "dcdc-temperature",
    "brake",
    "dcdc-state",
    "motor-controller-temperature",
    "high-voltage-interlock",
    "motor-temperature",
    "overcharge",
)
_NAMES: dict[Edition, dict[int, Alarm]] = {
    Edition.OF_2016: dict(enumerate(_FLAGS)),
    Edition.OF_2025: {**dict(enumerate(_FLAGS)), 23: "thermal-event"},
}
_FAULTY = ("battery", "motor", "engine", "other")  # whose maker's fault codes follow, in this order
_HIGHEST = 4


class Raised(NamedTuple):
    """An alarm that stands; two of one alarm differ by their code."""

    alarm: Alarm
    raw_code: str


Standing = dict[Raised, int | None]
"""Alarms that stand, each with its level, None where it is unknown."""


def standing(edition: Edition, unit: bytes) -> Standing:
    """The alarms that a unit says stand.

    An alarm has the level that the 2025 edition gives for it, else the highest of the vehicle.
    """
    highest = _level(unit[0])
    levels, codes = _lists(edition, unit)
    flags = int.from_bytes(unit[1:5])
    names = _NAMES[edition]
    found: Standing = {
        Raised(names.get(bit, "other"), f"bit {bit}"): levels.get(bit, highest)
        for bit in _bits(flags)
    }
    return found | dict.fromkeys(codes, highest)


def _lists(edition: Edition, unit: bytes) -> tuple[dict[int, int | None], list[Raised]]:
    """Levels by bit 通用报警故障等级 (2025 only), and the four lists of fault codes."""
    codes, at = [], 5
    for whose in _FAULTY:
        items, at = _list(unit, at, 4)
        codes += [Raised("other", f"{whose} {each.hex()}") for each in items]
    if edition == Edition.OF_2016:
        return {}, codes
    pairs, _ = _list(unit, at, 2)
    return {bit: _level(level) for bit, level in pairs}, codes


def _list(unit: bytes, at: int, size: int) -> tuple[list[bytes], int]:
    count = unit[at] if unit[at] < 0xFE else 0
    end = at + 1 + count * size
    return [unit[each : each + size] for each in range(at + 1, end, size)], end


def _bits(flags: int) -> Iterator[int]:
    while flags:
        lowest = flags & -flags
        yield lowest.bit_length() - 1
        flags ^= lowest


def _level(raw: int) -> int | None:
    return raw if raw <= _HIGHEST else None


def changes(before: Standing, now: Standing) -> Iterator[tuple[Raised, bool, int | None]]:
    """Which alarms were raised, or have another level, and which have gone: with that level."""
    for each, level in now.items():
        if each not in before or before[each] != level:
            yield each, True, level
    for each in before:
        if each not in now:
            yield each, False, None
