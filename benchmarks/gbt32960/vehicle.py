"""A vehicle on the wire: frames of 2016 with the units that an electric car sends."""

from datetime import UTC, datetime
from functools import lru_cache
from struct import pack

from gateways.gbt32960.frame import PLAIN, Answer, Command, sealed
from gateways.gbt32960.units import time_bytes

_CELLS = 96
_UNITS = b"".join(
    (
        pack(">BBBBHIHHBBBHBB", 1, 1, 3, 1, 540, 812_408, 3_562, 10_824, 41, 1, 14, 2_000, 0, 0),
        pack(">BBBBBHHBHH", 2, 1, 1, 1, 70, 21_000, 20_262, 60, 3_560, 10_700),
        pack(">BBII", 5, 0, 106_551_234, 29_561_000),
        pack(">BBBHBBHBBBBBB", 6, 1, 5, 4_150, 1, 6, 4_110, 1, 2, 74, 1, 3, 70),
        pack(">BBIBBBB", 7, 0, 0, 0, 0, 0, 0),
        pack(">BBBHHHHB", 8, 1, 1, 3_562, 10_824, _CELLS, 1, _CELLS) + pack(">H", 4_130) * _CELLS,
        pack(">BBBH", 9, 1, 1, 8) + bytes([74] * 8),
    )
)


class Vehicle:
    """The frames of vehicle number n."""

    def __init__(self, number: int) -> None:
        self._vin = b"LBENCHMRK%08d" % number

    def login(self) -> bytes:
        return self._frame(Command.VEHICLE_LOGIN, pack(">H20sBB", 1, b"", 1, 0))

    def realtime(self) -> bytes:
        return self._frame(Command.REALTIME, _UNITS)

    def _frame(self, command: Command, rest: bytes) -> bytes:
        data = _time(int(datetime.now(UTC).timestamp())) + rest
        head = b"##" + bytes([command, Answer.COMMAND]) + self._vin + bytes([PLAIN])
        return sealed(head + pack(">H", len(data)) + data)


@lru_cache(maxsize=2)
def _time(second: int) -> bytes:
    return time_bytes(datetime.fromtimestamp(second, UTC))
