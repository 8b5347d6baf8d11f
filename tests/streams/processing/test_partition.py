"""What is said of events follows from their order: not from batches, restarts or repetitions."""

from collections.abc import Sequence

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from schemas import Event
from schemas.events.alert import Alert
from schemas.events.charger_meter import ChargerMeter
from schemas.events.charger_status import ChargerStatus
from streams.processing.partition import Heard, PartitionProcessors
from tests.schemas.examples import METER, T, on_wire
from tests.streams.processing.counting import Counting
from tests.streams.processing.given import assert_told_alike, heard, said_of

MINUTE = 60_000


def status(connector: str, minute: int) -> ChargerStatus:
    return ChargerStatus(
        event_id="e",
        event_time=T + minute * MINUTE,
        source="s",
        operator_id="O",
        station_id="S",
        connector_id=connector,
    )


def told(said: Sequence[Event]) -> list[tuple[str, int, str]]:
    alerts = [each for each in said if isinstance(each, Alert)]
    return [(each.cause, (each.event_time - T) // MINUTE, each.evidence) for each in alerts]


def test_a_timer_fires_at_its_time_when_any_event_of_the_partition_is_later() -> None:
    events = [status("A", 0), status("A", 5), status("B", 14), status("B", 15)]
    assert told(said_of(Counting(), events)) == [("quiet/A", 15, "2 changes")]


def test_it_fires_before_a_later_event_of_its_own_key() -> None:
    events = [status("A", 0), status("A", 30)]
    assert told(said_of(Counting(), events)) == [("quiet/A", 10, "1 changes")]


def test_timers_fire_in_the_order_of_time_and_key() -> None:
    events = [status("B", 0), status("A", 0), status("C", -1), status("D", 60)]
    assert [cause for cause, *_ in told(said_of(Counting(), events))] == [
        "quiet/C",
        "quiet/A",
        "quiet/B",
    ]


def test_an_event_that_comes_late_does_not_turn_time_back() -> None:
    events = [status("B", 20), status("A", 0), status("B", 21)]
    assert told(said_of(Counting(), events)) == [("quiet/A", 10, "1 changes")]


def test_a_clock_that_runs_ahead_does_not_take_the_others_with_it() -> None:
    """Kafka's own time of its record bounds what it says of the time."""
    ahead = Heard(1, T + MINUTE, status("B", 600))
    running = PartitionProcessors([Counting()])
    assert running.apply([*heard([status("A", 0)]), ahead]) == []
    assert running.watermark == T + MINUTE


def test_a_type_that_nobody_reads_here_moves_time_and_nothing_else() -> None:
    """It may be read from another topic."""
    meter = msgspec.json.decode(on_wire(METER, event_time=T + 11 * MINUTE), type=ChargerMeter)
    assert told(said_of(Counting(), [status("A", 0), meter])) == [("quiet/A", 10, "1 changes")]


def test_an_output_is_named_after_what_it_says() -> None:
    (first,), (second,) = (
        said_of(Counting(), [status("A", 0), status(other, 30)]) for other in ("B", "C")
    )
    # printf '{"event_id":"","event_time":1772323800000,"source":"processor:counting",'\
    # '"operator_id":"O","cause":"quiet/A","kind":"quiet","state":"open","severity":"info",'\
    # '"first_seen":1772323200000,"last_seen":1772323800000,"evidence":"1 changes"}' | b2sum -l 96
    assert first.event_id == second.event_id == "alert-564928e64694fdb1f039df88"
    assert first.source == "processor:counting"


EVENTS = st.lists(
    st.builds(status, st.sampled_from("ABC"), st.integers(0, 60)), min_size=1, max_size=30
)


@given(EVENTS, st.lists(st.integers(1, 29), max_size=6))
def test_batches_restarts_and_repetitions_change_nothing(
    events: list[ChargerStatus], cuts: list[int]
) -> None:
    assert_told_alike(Counting(), heard(events), cuts)
