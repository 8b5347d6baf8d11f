"""The benchmarks' events: good ones decode, bad ones are refused, their shares are known."""

from collections import Counter

import msgspec
import pytest

from benchmarks.common.events import BAD_AT, BAD_EVERY, EventMaker, bad_among

NOON_MS = 1_790_000_000_000


@pytest.fixture(scope="module")
def maker() -> EventMaker:
    return EventMaker()


def test_types_come_in_their_shares(maker: EventMaker) -> None:
    made = [maker.make(number, NOON_MS) for number in range(3000)]
    counts = Counter(each.contract.event_type for each in made)
    assert counts["charger.meter"] / 3000 == pytest.approx(0.7, abs=0.03)
    assert counts["charger.status"] / 3000 == pytest.approx(0.2, abs=0.03)
    size = sum(len(each.value) for each in made) / len(made)
    assert 250 <= size <= 300


def test_a_good_value_decodes_to_its_event(maker: EventMaker) -> None:
    made = maker.make(1, NOON_MS)
    assert msgspec.json.decode(made.value, type=made.contract.struct) == made.event


@pytest.mark.parametrize("kind", range(6))
def test_a_bad_value_does_not(maker: EventMaker, kind: int) -> None:
    made = maker.make(BAD_AT + kind * BAD_EVERY, NOON_MS)
    assert made.bad
    with pytest.raises(msgspec.MsgspecError):
        msgspec.json.decode(made.value, type=made.contract.struct)


def test_one_in_five_thousand_is_bad() -> None:
    assert [bad_among(events) for events in (77, 78, 5077, 5078, 2_000_000)] == [0, 1, 1, 2, 400]
