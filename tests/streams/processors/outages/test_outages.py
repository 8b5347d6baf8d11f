"""Connectors that are faulted or offline, and sites that are out as a whole: one alert each."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Event
from schemas.events.alert import Alert
from schemas.events.charger_status import ChargerStatus, Connectivity, Operability
from streams.processors.outages import Outages
from tests.schemas.examples import T
from tests.streams.processing.given import assert_told_alike, heard, said_of

MINUTE = 60_000
WORDS: dict[str, tuple[Connectivity, Operability]] = {
    "ok": ("online", "ok"),
    "faulted": ("online", "faulted"),
    "offline": ("offline", "unknown"),
    "unknown": ("unknown", "unknown"),
}


def status(minute: int, connector: str, word: str = "ok", station: str = "S") -> ChargerStatus:
    connectivity, operability = WORDS[word]
    return ChargerStatus(
        event_id="e",
        event_time=T + minute * MINUTE,
        source="s",
        operator_id="O",
        station_id=station,
        connector_id=connector,
        connectivity=connectivity,
        operability=operability,
    )


def said(*given: tuple[int, str, str], until: int = 60) -> list[tuple[int, str, str]]:
    """Minute, step and cause of the alerts of site S; the time goes on by events of another."""
    events = [status(*each) for each in given]
    passing = [status(each, "X", station="other") for each in range(0, until + 1, 5)]
    found = said_of(Outages(), sorted([*events, *passing], key=lambda each: each.event_time))
    return told(found)


def told(events: Iterable[Event]) -> list[tuple[int, str, str]]:
    alerts = [each for each in events if isinstance(each, Alert)]
    return [((each.event_time - T) // MINUTE, each.state, each.cause) for each in alerts]


@pytest.mark.parametrize(
    ("word", "cause"),
    [("faulted", "connector-fault/O/S/A"), ("offline", "connector-offline/O/S/A")],
)
def test_a_connector_that_is_out_for_ten_minutes_has_one_alert(word: str, cause: str) -> None:
    out = [(each, "A", word) for each in (1, 6, 11, 16)]
    well = [(each, "B", "ok") for each in (0, 10, 20, 30)]
    assert said(*out, (21, "A", "ok"), *well, until=40) == [
        (11, "open", cause),
        (26, "resolved", cause),
    ]


def test_what_passes_sooner_has_none() -> None:
    assert said((0, "A", "faulted"), (9, "A", "ok"), (10, "B", "ok"), until=20) == []


def test_what_is_not_known_changes_nothing() -> None:
    events = [(0, "A", "faulted"), (5, "A", "unknown"), (12, "A", "unknown")]
    assert said(*events, until=20) == [(10, "open", "connector-fault/O/S/A")]


def test_a_word_that_comes_late_changes_nothing() -> None:
    events = [status(9, "A", "faulted"), status(5, "A", "ok"), status(19, "B")]
    assert told(said_of(Outages(), events)) == [(19, "open", "connector-fault/O/S/A")]


def test_a_site_whose_connectors_are_all_offline_has_one_alert() -> None:
    connectors = [f"C{number}" for number in range(40)]
    out = [(minute, name, "offline") for minute in (0, 7, 14) for name in connectors]
    back = [(20, name, "ok") for name in connectors]
    assert said(*out, *back, until=30) == [
        (10, "open", "site-offline/O/S"),
        (25, "resolved", "site-offline/O/S"),
    ]


def test_the_alert_of_a_connector_ends_in_that_of_its_site() -> None:
    events = [(0, "A", "offline"), (0, "B", "ok"), (10, "B", "ok"), (12, "B", "offline")]
    assert said(*events, until=25) == [
        (10, "open", "connector-offline/O/S/A"),
        (22, "open", "site-offline/O/S"),
        (22, "resolved", "connector-offline/O/S/A"),
    ]


def test_who_is_offline_still_when_the_site_is_back_has_an_alert_of_its_own() -> None:
    out = [(0, "A", "offline"), (0, "B", "offline")]
    back = [(12, "B", "ok"), (20, "B", "ok"), (20, "A", "offline"), (29, "B", "ok")]
    assert said(*out, *back, until=30) == [
        (10, "open", "site-offline/O/S"),
        (17, "resolved", "site-offline/O/S"),
        (27, "open", "connector-offline/O/S/A"),
    ]


def test_a_connector_that_was_not_heard_of_for_long_does_not_vouch_for_its_site() -> None:
    events = [(0, "silent", "ok"), (6, "A", "offline"), (6, "B", "offline")]
    assert said(*events, until=20) == [(16, "open", "site-offline/O/S")]


def test_a_site_that_says_nothing_for_35_minutes_has_one_alert() -> None:
    words = [(0, "A", "ok"), (2, "B", "ok"), (50, "A", "ok"), (50, "B", "ok")]
    assert said(*words, until=60) == [
        (37, "open", "site-silent/O/S"),
        (51, "resolved", "site-silent/O/S"),
    ]


def test_an_alert_of_a_site_says_since_when_and_which() -> None:
    first, *_ = said_of(Outages(), [status(0, "A"), status(40, "X", station="other")])
    assert isinstance(first, Alert)
    assert (first.operator_id, first.station_id, first.connector_id) == ("O", "S", "")
    assert (first.severity, first.first_seen, first.last_seen) == ("critical", T, T)


def test_where_nothing_is_heard_at_all_no_time_passes() -> None:
    assert said_of(Outages(), [status(0, "A")]) == []


EVENTS = st.lists(
    st.builds(
        status,
        st.integers(0, 90),
        st.sampled_from("ABC"),
        st.sampled_from(sorted(WORDS)),
        st.sampled_from(["S", "R"]),
    ),
    min_size=1,
    max_size=40,
)


@given(EVENTS, st.lists(st.integers(1, 39), max_size=6))
def test_batches_restarts_and_repetitions_change_nothing(
    events: list[ChargerStatus], cuts: list[int]
) -> None:
    assert_told_alike(Outages(), heard(events), cuts)
