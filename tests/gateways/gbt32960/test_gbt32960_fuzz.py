"""Whatever comes: events by contract, a dead letter or a reason to be silent; never an error."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from gateways.gbt32960.decoder import Decoded, Decoder, Received
from gateways.gbt32960.frame import Framer
from gateways.refusal import RefusedError
from tests.gateways.fuzz import fuzz
from tests.gateways.gbt32960.conftest import NOW
from tests.gateways.gbt32960.encoder import (
    EIGHT,
    OF_2016,
    OF_2025,
    PLATFORM_LOGIN,
    VIN,
    alarm,
    frame,
    position,
    realtime,
    vehicle,
)

STARTS = st.sampled_from([OF_2016, OF_2025])
GOOD = (realtime(vehicle(), position(), alarm(3, 1)), frame(PLATFORM_LOGIN, EIGHT + bytes(35)))


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A good frame with some bytes replaced, its check put right."""
    raw = bytearray(draw(st.sampled_from(GOOD)))
    places = st.integers(24, len(raw) - 2)
    for place, value in draw(st.dictionaries(places, st.integers(0, 255))).items():
        raw[place] = value
    return frame(raw[2], bytes(raw[24:-1]), draw(STARTS))


def well_framed() -> st.SearchStrategy[bytes]:
    units = st.lists(st.binary(max_size=40), max_size=4).map(b"".join)
    data = st.one_of(st.binary(max_size=60), units.map(lambda each: EIGHT + each))
    return st.builds(
        frame,
        st.one_of(st.integers(1, 8), st.integers(0, 255)),
        data,
        STARTS,
        st.one_of(
            st.just(VIN), st.text(st.characters(max_codepoint=255), min_size=17, max_size=17)
        ),
        st.sampled_from([0xFE, 0xFE, 0x01, 0x00]),
        st.sampled_from([1, 1, 1, 2, 3, 0xFE]),
    )


def check(decoded: Decoded) -> None:
    assert bool(decoded.events) != bool(decoded.silent)
    for event in decoded.events:
        assert msgspec.convert(msgspec.structs.asdict(event), type(event)) == event


@fuzz
@given(raw=st.one_of(well_framed(), damaged()))
def test_fuzz_of_frames(decoder: Decoder, raw: bytes) -> None:
    (found,) = Framer().feed(raw)
    check(decoder.decode(found, Received(NOW, 1)))
    decoder.memory.keep()


@fuzz
@given(chunks=st.lists(st.one_of(st.binary(max_size=80), well_framed()), max_size=5))
def test_fuzz_of_streams(decoder: Decoder, chunks: list[bytes]) -> None:
    framer = Framer()
    try:
        for chunk in chunks:
            for found in framer.feed(chunk):
                check(decoder.decode(found, Received(NOW, 1)))
    except RefusedError as refused:
        letter = decoder.letter(refused, framer.held, Received(NOW, 2))
        assert letter.event_id == "test:2"
