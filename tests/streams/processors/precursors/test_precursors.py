"""A connector that errs far more often than it used to is about to fail."""

from hypothesis import given
from hypothesis import strategies as st

from schemas.events.alert import Alert
from schemas.events.charger_alarm import ChargerAlarm
from schemas.events.charger_status import ChargerStatus
from streams.processors.precursors import Precursors
from tests.schemas.examples import T
from tests.streams.processing.given import assert_told_alike, heard, said_of

HOUR = 3_600_000
CAUSE = "fault-precursor/O/S/A"


def alarm(hour: int, connector: str = "A", raised: bool = True) -> ChargerAlarm:
    return ChargerAlarm(
        event_id="e",
        event_time=T + hour * HOUR,
        source="s",
        operator_id="O",
        station_id="S",
        connector_id=connector,
        alarm="insulation",
        raised=raised,
    )


def status(hour: int, code: str, faulted: bool = False) -> ChargerStatus:
    return ChargerStatus(
        event_id="e",
        event_time=T + hour * HOUR,
        source="s",
        operator_id="O",
        station_id="S",
        connector_id="A",
        operability="faulted" if faulted else "ok",
        error_code=code,
    )


def told(*events: ChargerAlarm | ChargerStatus) -> list[tuple[int, str, str]]:
    said = [each for each in said_of(Precursors(), events) if isinstance(each, Alert)]
    assert {each.cause for each in said} <= {CAUSE}
    return [((each.event_time - T) // HOUR, each.state, each.evidence) for each in said]


def test_three_errors_within_two_days_of_one_that_never_erred() -> None:
    assert told(alarm(0), alarm(30), alarm(47)) == [(47, "open", "3 errors in 48 hours")]


def test_three_errors_that_are_further_apart_are_none() -> None:
    assert told(alarm(0), alarm(30), alarm(48)) == []


def test_it_is_resolved_when_the_errors_have_become_fewer() -> None:
    errors = [alarm(0), alarm(1), alarm(2)]
    assert told(*errors, alarm(49, "B")) == [
        (2, "open", "3 errors in 48 hours"),
        (26, "update", "3 errors in 48 hours"),
        (48, "resolved", "2 errors in 48 hours"),
    ]


def test_who_always_errs_has_to_err_more_than_usual() -> None:
    """Every day for two months: the past expects 1.9 in two days, so three are usual."""
    daily = [alarm(24 * day) for day in range(60)]
    assert told(*daily, alarm(24 * 60), alarm(24 * 60 + 1)) == []


def test_an_error_that_is_gone_and_a_fault_itself_are_not_counted() -> None:
    gone = alarm(2, raised=False)
    assert told(alarm(0), alarm(1), gone, status(3, "overheating", faulted=True)) == []


def test_a_code_that_a_status_repeats_is_one_error() -> None:
    repeated = [status(hour, "E7") for hour in (2, 3, 4)]
    assert told(alarm(0), *repeated) == []
    assert told(alarm(0), *repeated, status(5, "E9")) == [(5, "open", "3 errors in 48 hours")]


EVENTS = st.lists(
    st.builds(alarm, st.integers(0, 90), st.sampled_from("AB"), st.booleans()),
    min_size=1,
    max_size=30,
)


@given(EVENTS, st.lists(st.integers(1, 29), max_size=6))
def test_batches_restarts_and_repetitions_change_nothing(
    events: list[ChargerAlarm], cuts: list[int]
) -> None:
    assert_told_alike(Precursors(), heard(events), cuts)
