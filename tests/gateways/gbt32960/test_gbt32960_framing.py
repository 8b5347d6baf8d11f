"""Frames are cut out of the stream by their length, whatever way it is split or glued."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateways.gbt32960.frame import Answer, Edition, Framer
from gateways.refusal import RefusedError
from tests.gateways.gbt32960.encoder import (
    EIGHT,
    HEARTBEAT,
    OF_2025,
    REALTIME,
    VIN,
    frame,
    realtime,
    vehicle,
)

FIRST = realtime(vehicle())
# An own unit full of start bytes.
SECOND = realtime(vehicle(OF_2025), b"\x80\x00\x06##$$##", start=OF_2025)


def cut(*chunks: bytes) -> list[bytes]:
    framer = Framer()
    return [each.raw for chunk in chunks for each in framer.feed(chunk)]


def test_the_parts_of_a_frame() -> None:
    (found,) = Framer().feed(FIRST)
    assert (found.edition, found.command, found.answer) == (Edition.OF_2016, 0x02, 0xFE)
    assert (found.vin, found.encryption) == (VIN.encode(), 1)
    assert found.data == EIGHT + vehicle()


@given(st.lists(st.integers(1, 2 * len(FIRST + SECOND)), max_size=8))
def test_however_it_is_split_the_same_frames_come(places: list[int]) -> None:
    stream = (FIRST + SECOND) * 2
    ends = [0, *sorted(places), len(stream)]
    chunks = [stream[begin:end] for begin, end in pairwise(ends)]
    assert cut(*chunks) == [FIRST, SECOND, FIRST, SECOND]


def test_the_shortest_frame_has_no_data() -> None:
    assert [len(each) for each in cut(frame(HEARTBEAT))] == [25]


def test_the_longest_frame() -> None:
    longest = frame(REALTIME, bytes(65_531))
    assert cut(longest[:65_000], longest[65_000:]) == [longest]


@pytest.mark.parametrize(
    ("bad", "reason", "field"),
    [
        (b"GET / HTTP/1.1", "wrong-type", "$.start"),
        (b"#$" + FIRST[2:], "wrong-type", "$.start"),
        (FIRST[:22] + b"\xff\xfe", "too-large", "$.length"),
        (FIRST[:-1] + bytes([FIRST[-1] ^ 1]), "impossible", "$.check"),
        (FIRST[:30] + b"\x07" + FIRST[31:], "impossible", "$.check"),
    ],
)
def test_what_is_no_frame_is_refused_after_the_good_ones(
    bad: bytes, reason: str, field: str
) -> None:
    framer = Framer()
    frames = framer.feed(SECOND + bad)
    assert next(frames).raw == SECOND
    with pytest.raises(RefusedError) as refused:
        next(frames)
    assert (refused.value.reason, refused.value.field) == (reason, field)
    assert framer.held == bad


def test_an_answer_has_the_vehicle_and_the_command_of_its_frame() -> None:
    answer = next(Framer().feed(FIRST)).answered(Answer.SUCCESS, EIGHT)
    # 23 23, 02, 01 success, the VIN, 01, 6 bytes, the time, and a check that a framer takes
    assert answer[:-1] == b"##\x02\x01" + VIN.encode() + b"\x01\x00\x06" + EIGHT
    assert cut(answer) == [answer]


def test_no_repr_shows_a_byte() -> None:
    framer = Framer()
    (found,) = framer.feed(FIRST + SECOND[:30])
    assert f"{found} {framer}" == "Frame(edition=<Edition.OF_2016: 8995>) Framer(30 bytes)"
