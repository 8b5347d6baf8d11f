"""A load follows from what was said and when, not from batches, restarts or the order of coming."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from schemas import Event
from schemas.events.station_load import StationLoad
from streams.processing.partition import PartitionProcessors
from streams.processors.station_load import StationLoads
from tests.streams.processing.given import assert_told_alike, heard
from tests.streams.processors.station_load.given import (
    ARRAY,
    MINUTE,
    STATION,
    STORAGE,
    beat,
    connector,
    elsewhere,
    meter,
    panels,
    register,
    status,
    storage,
)

SITE = register(STATION, connector("A"), connector("B", "v2g"), STORAGE, ARRAY)
MINUTES = st.integers(0, 240).map(lambda quarters: quarters / 4)
WORDS = st.one_of(
    st.builds(meter, MINUTES, st.integers(0, 60_000)),
    st.builds(meter, MINUTES, st.integers(-7_000, 7_000), st.just("B")),
    st.builds(status, MINUTES, st.sampled_from(["free", "charging", "unknown"])),
    st.builds(status, MINUTES, st.just("free"), st.just("B"), connectivity=st.just("offline")),
    st.builds(beat, MINUTES),
    st.builds(storage, MINUTES, st.integers(-20_000, 20_000)),
    st.builds(panels, MINUTES, st.integers(0, 5_000)),
)
EVENTS = st.lists(WORDS, min_size=1, max_size=40)


@given(EVENTS, st.lists(st.integers(1, 40), max_size=6))
def test_batches_restarts_and_repetitions_change_nothing(
    events: list[Event], cuts: list[int]
) -> None:
    assert_told_alike(StationLoads(SITE), heard([*events, elsewhere(120)]), cuts)


@given(EVENTS, st.data())
def test_what_comes_late_ends_in_the_same_quarters_as_what_comes_in_time(
    events: list[Event], data: st.DataObject
) -> None:
    """Each event comes up to eight minutes after it happened; the sums of two are the same."""
    once = {(_source(each), each.event_time): each for each in events}
    in_time = sorted(once.values(), key=lambda each: each.event_time)
    delays = [data.draw(st.integers(0, 8 * MINUTE)) for _ in in_time]
    late = sorted(zip(in_time, delays, strict=True), key=lambda each: each[0].event_time + each[1])
    first: list[Event] = [status(0, "free", each) for each in "AB"]
    first += [storage(0, 0), panels(0, 0)]
    assert final([*first, *[each for each, _ in late]]) == final([*first, *in_time])


def final(events: list[Event]) -> dict[int, StationLoad]:
    """Each quarter as it was said last, but for how often."""
    running = PartitionProcessors([StationLoads(SITE)])
    told = running.apply(heard([*events, elsewhere(70), elsewhere(140)]))
    return {
        each.event_time: replace(each, revision=0)
        for each in told
        if isinstance(each, StationLoad) and each.station_id == "S" and each.interval_s == 900
    }


def _source(event: Event) -> tuple[type[Event], str]:
    return type(event), getattr(event, "connector_id", "")
