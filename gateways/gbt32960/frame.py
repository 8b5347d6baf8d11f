"""Frames of GB/T 32960.3 §6: cut out of a stream of bytes, and answered.

| start | command | answer | VIN | encryption | length | data | check |
|---|---|---|---|---|---|---|---|
| 2 | 1 | 1 | 17 | 1 | 2 | n | 1 |
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from gateways.refusal import RefusedError

HEADER = 24
_CHECK = 1
_LONGEST_DATA = 65_531  # FFFE is "abnormal", FFFF "invalid"


class Edition(IntEnum):
    """Which edition a frame is of: its start bytes, `##` or `$$`."""

    OF_2016 = 0x2323
    OF_2025 = 0x2424


class Command(IntEnum):
    """What a frame is for 命令标识."""

    VEHICLE_LOGIN = 0x01
    REALTIME = 0x02
    REISSUE = 0x03
    VEHICLE_LOGOUT = 0x04
    PLATFORM_LOGIN = 0x05
    PLATFORM_LOGOUT = 0x06
    HEARTBEAT = 0x07
    TIME_SYNC = 0x08


class Answer(IntEnum):
    """What the other side is told 应答标志; a frame that is no answer has COMMAND."""

    SUCCESS = 0x01
    ERROR = 0x02
    COMMAND = 0xFE


PLAIN = 0x01
_STARTS = {each.to_bytes(2): each for each in Edition}


@dataclass(frozen=True, slots=True)
class Frame:
    """A whole frame whose check is right; its bytes, which hold a VIN, never show in a repr."""

    edition: Edition
    raw: bytes = field(repr=False)

    @property
    def command(self) -> int:
        return self.raw[2]

    @property
    def answer(self) -> int:
        return self.raw[3]

    @property
    def vin(self) -> bytes:
        return self.raw[4:21]

    @property
    def encryption(self) -> int:
        return self.raw[21]

    @property
    def data(self) -> bytes:
        return self.raw[HEADER:-_CHECK]

    def answered(self, answer: Answer, data: bytes) -> bytes:
        """The frame that answers this one: same vehicle, same command, other data."""
        head = self.raw[:3] + bytes([answer]) + self.raw[4:21] + bytes([PLAIN])
        return sealed(head + len(data).to_bytes(2) + data)


class Framer:
    """Cuts the frames out of what one connection sends, however it is split or glued."""

    def __init__(self) -> None:
        self._held = bytearray()

    def __repr__(self) -> str:
        return f"Framer({len(self._held)} bytes)"

    @property
    def held(self) -> bytes:
        """What has come and is no frame yet, or never will be."""
        return bytes(self._held)

    def feed(self, chunk: bytes) -> Iterator[Frame]:
        """The frames that are whole now.

        Raises:
            RefusedError: what comes next is no frame; where the next one begins cannot be known.
        """
        self._held += chunk
        while (edition := self._edition()) and (size := self._size()) <= len(self._held):
            raw = bytes(self._held[:size])
            if check_of(raw[:-_CHECK]) != raw[-1]:
                raise RefusedError("impossible", field="$.check", detail="the check is wrong")
            del self._held[:size]
            yield Frame(edition, raw)

    def _edition(self) -> Edition | None:
        """Of the frame that comes next; None while its header has not arrived."""
        start = bytes(self._held[:2])
        edition = _STARTS.get(start)
        if edition is None and len(start) == 2:
            raise RefusedError("wrong-type", field="$.start", detail="neither ## nor $$")
        return edition if len(self._held) >= HEADER else None

    def _size(self) -> int:
        length = int.from_bytes(self._held[22:HEADER])
        if length > _LONGEST_DATA:
            raise RefusedError("too-large", field="$.length", detail="no length of a data unit")
        return HEADER + length + _CHECK


def sealed(unchecked: bytes) -> bytes:
    """A frame with its check at the end."""
    return unchecked + bytes([check_of(unchecked)])


def check_of(unchecked: bytes) -> int:
    """The check BCC: exclusive or of everything between the start bytes and it."""
    folded, bits = int.from_bytes(unchecked[2:]), 8 << len(unchecked).bit_length()
    while bits > 8:
        bits //= 2
        folded = (folded >> bits) ^ (folded & ((1 << bits) - 1))
    return folded
