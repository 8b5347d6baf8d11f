"""Uses and alerts follow from the order of events: not from batches, restarts or repetitions."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from schemas import Event
from streams.processors.fusion import Fusion
from tests.streams.processing.given import assert_told_alike, heard, said_of
from tests.streams.processors.fusion.given import bay, later, offline, plug, power, used

MINUTES = st.integers(0, 300)
EVENTS: st.SearchStrategy[list[Event]] = st.lists(
    st.one_of(
        st.builds(
            plug,
            MINUTES,
            st.sampled_from(["free", "reserved", "plugged", "charging", "discharging"]),
            st.sampled_from(["", "SuspendedEV", "SuspendedEVSE"]),
        ),
        st.builds(power, MINUTES, st.sampled_from([None, 0, 7_000, -7_000])),
        st.builds(
            bay,
            MINUTES,
            st.sampled_from(["free", "occupied", "unknown"]),
            st.sampled_from(["electric", "fuel", "unknown"]),
        ),
        st.builds(offline, MINUTES),
        st.builds(later, MINUTES),
    ),
    min_size=1,
    max_size=40,
)


@given(EVENTS, st.lists(st.integers(1, 39), max_size=6))
def test_batches_restarts_and_repetitions_change_nothing(
    events: list[Event], cuts: list[int]
) -> None:
    assert_told_alike(Fusion(), heard(events), cuts)


@given(EVENTS)
def test_what_comes_twice_says_nothing_again(events: list[Event]) -> None:
    twice = [each for each in events for _ in range(2)]
    assert said_of(Fusion(), twice) == said_of(Fusion(), events)


@given(EVENTS)
def test_uses_of_a_connector_follow_each_other(events: list[Event]) -> None:
    said = used(events)
    pairs = list(pairwise(said))
    assert all(a.since < b.since for a, b in pairs)
    assert all((b.previous_use, b.previous_since) == (a.use, a.since) for a, b in pairs)
    assert all(each.since <= each.event_time for each in said)
