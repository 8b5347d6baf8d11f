"""How long the information units 信息体 of a realtime frame are; no unit but custom ones says so.

Source: GB/T 32960.3 §7.2.3 by published implementations (docs/gateways/gbt32960.md).
"""

from collections.abc import Callable, Mapping

from gateways.gbt32960.frame import Edition

Layout = Callable[[bytes, int], int]
"""Given data and where something begins in it, where it ends; an IndexError if it is cut off."""


def fixed(size: int) -> Layout:
    """So many bytes."""
    return lambda _, at: at + size


def array(counter: int, size: int) -> Layout:
    """A count of so many bytes, then so many items of `size` bytes."""

    def end(data: bytes, at: int) -> int:
        return at + counter + _count(data, at, counter) * size

    return end


def repeated(item: Layout) -> Layout:
    """A count of one byte, then so many items that say their own length."""

    def end(data: bytes, at: int) -> int:
        place = at + 1
        for _ in range(_count(data, at, 1)):
            place = item(data, place)
        return place

    return end


def sequence(*parts: Layout) -> Layout:
    """One after the other."""

    def end(data: bytes, at: int) -> int:
        for part in parts:
            at = part(data, at)
        return at

    return end


def _count(data: bytes, at: int, size: int) -> int:
    """A count; abnormal (FE) and invalid (FF) ones count nothing."""
    if at + size > len(data):
        raise IndexError
    count = int.from_bytes(data[at : at + size])
    return 0 if count >= (1 << 8 * size) - 2 else count


VEHICLE, POSITION, ALARM_2025, ALARM_2016 = 0x01, 0x05, 0x06, 0x07

_FAULTS = sequence(*[array(1, 4)] * 4)  # of battery, motor, engine, others
_CUSTOM = dict.fromkeys(range(0x80, 0xFF), array(2, 1))

UNITS: Mapping[Edition, Mapping[int, Layout]] = {
    Edition.OF_2016: {
        VEHICLE: fixed(20),
        0x02: array(1, 12),  # 驱动电机
        0x03: sequence(fixed(6), array(2, 1), fixed(10)),  # 燃料电池
        0x04: fixed(5),  # 发动机
        POSITION: fixed(9),
        0x06: fixed(14),  # 极值
        ALARM_2016: sequence(fixed(5), _FAULTS),
        0x08: repeated(sequence(fixed(9), array(1, 2))),  # 可充电储能装置电压
        0x09: repeated(sequence(fixed(1), array(2, 1))),  # 可充电储能装置温度
        **_CUSTOM,
    },
    Edition.OF_2025: {
        VEHICLE: fixed(18),
        0x02: array(1, 10),  # 驱动电机
        0x03: fixed(12),  # 燃料电池发动机及车载氢系统
        0x04: fixed(2),  # 发动机
        POSITION: fixed(10),
        ALARM_2025: sequence(fixed(5), _FAULTS, array(1, 2)),
        0x07: repeated(sequence(fixed(5), array(2, 2))),  # 动力蓄电池最小并联单元电压
        0x08: repeated(sequence(fixed(1), array(2, 1))),  # 动力蓄电池温度
        0x30: repeated(sequence(fixed(10), array(2, 1))),  # 燃料电池电堆
        0x31: sequence(fixed(5), array(2, 2), array(2, 1)),  # 超级电容器
        0x32: fixed(18),  # 超级电容器极值
        0xFF: sequence(fixed(1), array(2, 1), array(2, 1)),  # 车端数字签名
        **_CUSTOM,
    },
}
ALARM: Mapping[Edition, int] = {Edition.OF_2016: ALARM_2016, Edition.OF_2025: ALARM_2025}
