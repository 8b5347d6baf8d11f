"""Whatever is pushed, the answer is Ret 0 with contract events, or a refusal with one letter."""

import copy
import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Event
from schemas.contract import declared
from schemas.events.dead_letter import DeadLetter
from tests.gateways.fuzz import fuzz
from tests.gateways.tcec102.examples import CHARGING, ORDER, POWER, STATION, STATUS
from tests.gateways.tcec102.posting import Posting

EXAMPLES: dict[str, Any] = {
    "charge_order_info": ORDER | {"VIN": "LSVAA4187E2123456", "MeterValueStart": 1},
    "equip_charge_status": CHARGING,
    "realtime_power_info": POWER,
    "stationInfo": {"StationInfo": STATION},
    "stationStatus": {"ConnectorStatusInfo": STATUS | {"UpdateTime": "2025-10-01 15:59:00"}},
}
INTERFACES = st.sampled_from(sorted(EXAMPLES))
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=80),
    st.sampled_from(["NaN", "-sNaN", "1e999999999", "2025-10-01 08:00:00", "0000-00-00", 10**400]),
)
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def sound(event: Event) -> bool:
    """Is it what its contract says, on the wire as in memory?"""
    return msgspec.json.decode(declared(type(event)).encode(event), type=type(event)) == event


def check(posting: Posting, interface: str, content: Any) -> None:
    posting.outlet.events.clear()
    ret = posting.post(interface, content).ret
    events = posting.outlet.events
    letters = [each for each in events if isinstance(each, DeadLetter)]
    assert ret in (0, 4003, 4004)
    assert len(letters) == (1 if ret else 0)
    assert not ret or len(events) == 1
    assert all(sound(each) for each in events)


def paths(content: Any, above: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where something stands in a content."""
    inner = content.items() if isinstance(content, dict) else enumerate(content)
    found = []
    for name, each in inner:
        found.append((*above, name))
        if isinstance(each, dict | list):
            found += paths(each, (*above, name))
    return found


def changed(content: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy with something else at one place."""
    copied = inner = copy.deepcopy(content)
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = value
    return copied


@pytest.fixture
def registered(posting: Posting) -> Posting:
    """Posts to an exchange that knows a station."""
    assert posting.post("stationInfo", STATION).ret == 0
    return posting


@fuzz
@given(interface=INTERFACES, data=st.data(), value=JSON)
def test_fuzz_one_field(
    registered: Posting, interface: str, data: st.DataObject, value: Any
) -> None:
    example = EXAMPLES[interface]
    path = data.draw(st.sampled_from(paths(example)))
    check(registered, interface, changed(example, path, value))


@fuzz
@given(interface=INTERFACES, content=JSON)
def test_fuzz_any_json(registered: Posting, interface: str, content: Any) -> None:
    check(registered, interface, content)


@fuzz
@given(interface=INTERFACES, content=st.binary(max_size=64))
def test_fuzz_any_bytes(registered: Posting, interface: str, content: bytes) -> None:
    check(registered, interface, content)


@fuzz
@given(body=st.binary(max_size=64) | JSON.map(lambda each: json.dumps(each).encode()))
def test_fuzz_any_body(registered: Posting, body: bytes) -> None:
    registered.outlet.events.clear()
    assert registered.raw("notification_stationStatus", body).ret == 4003
    assert registered.outlet.events == []
