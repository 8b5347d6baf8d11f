"""The benchmarks' events: good ones decode, bad ones are refused, their shares are known."""

from collections import Counter
from itertools import islice

import msgspec
import pytest

from benchmarks.common.events import TOPICS, EventMaker, bad_among, is_bad
from benchmarks.common.fleet import EVENT_TYPES
from schemas import contract_of

NOON_MS = 1_790_000_000_000


@pytest.fixture(scope="module")
def maker() -> EventMaker:
    return EventMaker()


def test_types_come_in_their_shares(maker: EventMaker) -> None:
    made = [maker.make(number, NOON_MS) for number in range(3000)]
    assert Counter(each.event_type for each in made) == {
        "charger.meter": 1050,
        "vehicle.telemetry": 900,
        "traffic.segment": 360,
        "charger.status": 240,
        "parking.bay": 150,
        "parking.lot": 120,
        "charger.session": 90,
        "grid.feeder": 30,
        "traffic.v2x": 30,
        "vehicle.alarm": 30,
    }
    size = sum(len(each.value) for each in made) / len(made)
    assert 250 <= size <= 320


def test_they_go_to_every_network(maker: EventMaker) -> None:
    made = [maker.make(number, NOON_MS) for number in range(300)]
    assert TOPICS == ("charger", "grid", "parking", "traffic", "vehicle")
    assert {each.topic for each in made} == set(TOPICS)


@pytest.mark.parametrize("number", range(100, 200))
def test_a_good_value_decodes_and_has_its_time(maker: EventMaker, number: int) -> None:
    made = maker.make(number, NOON_MS)
    contract = contract_of(made.event_type)
    event = msgspec.json.decode(made.value, type=contract.struct)
    assert event.event_time == NOON_MS
    assert contract.place_of(event) == (made.topic, made.key)


def test_no_two_have_one_identity(maker: EventMaker) -> None:
    """Twenty a millisecond, as in the benchmarks."""
    seen = Counter[tuple[object, ...]]()
    for number in range(50_000):
        made = maker.make(number, NOON_MS + number // 20)
        if not made.bad:
            contract = contract_of(made.event_type)
            event = msgspec.json.decode(made.value, type=contract.struct)
            identity = (getattr(event, name) for name in contract.identity)
            seen[made.event_type, *identity] += 1
    assert set(seen.values()) == {1}


def test_a_bad_value_does_not_decode_whatever_its_type(maker: EventMaker) -> None:
    bad = list(islice(filter(is_bad, range(10**6)), 100))
    kinds = set()
    for number in bad:
        made = maker.make(number, NOON_MS)
        assert made.bad
        with pytest.raises(msgspec.MsgspecError):
            msgspec.json.decode(made.value, type=contract_of(made.event_type).struct)
        kinds.add(made.event_type)
    assert kinds == set(EVENT_TYPES)


@pytest.mark.parametrize("events", [77, 78, 5_078, 5_079, 123_456])
def test_one_in_five_thousand_is_bad(events: int) -> None:
    assert bad_among(events) == sum(map(is_bad, range(events)))
