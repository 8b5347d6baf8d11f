"""Whatever is heard, the intervals of a connector and axis partition the day."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connections.clickhouse import ClickHouse
from pipelines.city_day import CityDay
from pipelines.intervals import INTERVALS
from schemas import Event
from tests.engines import empty
from tests.pipelines.built import building
from tests.pipelines.given import (
    DAY,
    ZONE,
    at,
    connector,
    heartbeat,
    land,
    meter,
    refer,
    session,
    status,
)

build = building(INTERVALS)

# Few connectors and coarse times, so that events coincide with one another and with midnight.
CONNECTORS = st.sampled_from(["C1", "C2"])
MINUTES = st.integers(-20, 1465).map(lambda n: n // 5 * 5)
CLOCKS = MINUTES.map(lambda n: f"{n // 1440} {n % 1440 // 60:02}:{n % 60:02}")
OCCUPANCIES = st.sampled_from(["unknown", "free", "plugged", "charging", "discharging", "reserved"])
LINKS = st.sampled_from(["online", "offline", "unknown"])


def orders(connector_id: str, first: str, second: str) -> Event:
    begins, ends = sorted((first, second), key=at)
    return session(connector_id, begins, ends)


EVENTS = st.lists(
    st.one_of(
        st.builds(status, CONNECTORS, CLOCKS, OCCUPANCIES, connectivity=LINKS),
        st.builds(meter, CONNECTORS, CLOCKS, st.integers(0, 10**6)),
        st.builds(heartbeat, st.just("E1"), CLOCKS, LINKS),
        st.builds(orders, CONNECTORS, CLOCKS, CLOCKS),
    ),
    max_size=30,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(EVENTS)
def test_intervals_always_partition_the_day(client: ClickHouse, events: list[Event]) -> None:
    empty(client, ("landing",))
    refer(client, connector("C1", equipment_id="E1"))
    land(client, *events)
    build(client)
    day = CityDay(DAY, ZONE)
    lines: dict[tuple[str, str], list[tuple[int, int, str]]] = {}
    for name, axis, starts, ends, state, length in client.rows(
        "SELECT connector_id, axis, toUnixTimestamp64Milli(starts), toUnixTimestamp64Milli(ends),"
        " state, milliseconds FROM derived.intervals ORDER BY ALL"
    ):
        assert length == ends - starts > 0
        lines.setdefault((name, axis), []).append((starts, ends, state))
    assert {axis for name, axis in lines if name == "C1"} == {
        "connectivity",
        "operability",
        "occupancy",
    }
    for line in lines.values():
        assert line[0][0] == day.starts
        assert line[-1][1] == day.ends
        for (_, ended, before), (began, _, after) in pairwise(line):
            assert ended == began
            assert before != after
