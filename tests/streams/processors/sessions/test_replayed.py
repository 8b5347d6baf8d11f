"""Sessions follow from the order of events: not from batches, restarts or repetitions."""

import msgspec
from hypothesis import example, given
from hypothesis import strategies as st

from schemas import Event
from streams.processors.sessions import Sessions
from tests.streams.processing.given import assert_told_alike, heard, in_batches
from tests.streams.processors.sessions.given import at, faulted, meter, order, status

WORDS = st.sampled_from(["free", "plugged", "charging", "discharging", "unknown"])
CODES = st.sampled_from(["", "SuspendedEV", "SuspendedEVSE"])
CONNECTORS = st.sampled_from(["C", "D"])


def word(minute: int, occupancy: str, raw_code: str, connector: str) -> Event:
    return status(minute, occupancy, raw_code, connector_id=connector)


def an_order(begin: int, minutes: int, settles: int, number: int) -> Event:
    end = begin + minutes
    plug_out = at(end + 1) if number % 2 else None
    return order(end + settles, begin, end, session_id=f"order-{number}", plug_out_time=plug_out)


def events_until(minute: int) -> st.SearchStrategy[list[Event]]:
    """In any order, so up to that late."""
    minutes = st.integers(1, minute)
    an_event = st.one_of(
        st.builds(word, minutes, WORDS, CODES, CONNECTORS),
        st.builds(faulted, minutes),
        st.builds(meter, minutes, st.integers(0, 50_000)),
        st.builds(an_order, minutes, st.integers(0, 60), st.integers(0, 50), st.integers(0, 3)),
    )
    return st.lists(an_event, min_size=1, max_size=40)


@given(events_until(600), st.lists(st.integers(1, 39), max_size=6))
def test_batches_restarts_and_repetitions_change_nothing(
    events: list[Event], cuts: list[int]
) -> None:
    assert_told_alike(Sessions(), heard(events), cuts)


@given(events_until(120))
@example(
    [word(1, "free", "", "C"), word(2, "plugged", "", "C"), an_order(1, 0, 16, 0), meter(2, 0)]
)
def test_what_comes_twice_says_nothing_again(events: list[Event]) -> None:
    once = heard(events)
    twice = [each for each in once for _ in range(2)]
    said, rows = in_batches(Sessions(), [[each] for each in once])
    assert in_batches(Sessions(), [[each] for each in twice]) == (said, rows)


@given(events_until(600))
def test_outputs_keep_their_contracts_and_states_stay_small(events: list[Event]) -> None:
    said, rows = in_batches(Sessions(), [heard(events)])
    for each in said:
        assert msgspec.convert(msgspec.structs.asdict(each), type(each)) == each
    assert all(len(row.state) < 6_000 for row in rows.values())
