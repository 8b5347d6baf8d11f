"""Alarms of piles that cannot wait: said at once, by how grave they are."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.events.alert import Alert
from schemas.events.charger_alarm import ChargerAlarm
from streams.processors.alarms import Alarms
from tests.schemas.examples import T
from tests.streams.processing.given import assert_told_alike, heard, said_of

MINUTE = 60_000
HOT = "charger-gun-hot/O/S/A"


def alarm(minute: int, kind: str = "gun-hot", raised: bool = True, **more: object) -> ChargerAlarm:
    fields = {"operator_id": "O", "station_id": "S", "equipment_id": "E", "connector_id": "A"}
    return ChargerAlarm(
        event_id="e",
        event_time=T + minute * MINUTE,
        source="s",
        alarm=kind,  # type: ignore[arg-type]
        raised=raised,
        **(fields | more),  # type: ignore[arg-type]
    )


def told(*events: ChargerAlarm) -> list[tuple[int, str, str, str]]:
    said = [each for each in said_of(Alarms(), events) if isinstance(each, Alert)]
    minutes = ((each.event_time - T) // MINUTE for each in said)
    return [
        (minute, each.state, each.severity, each.cause)
        for minute, each in zip(minutes, said, strict=True)
    ]


def test_it_is_said_as_it_is_raised_and_resolved_ten_minutes_after_it_went() -> None:
    later = alarm(30, "smoke", connector_id="B")
    assert told(alarm(0), alarm(5, raised=False), later)[:2] == [
        (0, "open", "warning", HOT),
        (15, "resolved", "warning", HOT),
    ]


def test_it_is_said_again_when_it_gets_worse() -> None:
    assert told(alarm(0, gun_temperature_c=85), alarm(2, gun_temperature_c=95)) == [
        (0, "open", "warning", HOT),
        (2, "update", "critical", HOT),
    ]


@pytest.mark.parametrize(
    ("kind", "measured", "severity"),
    [
        ("gun-hot", {}, "warning"),
        ("gun-hot", {"gun_temperature_c": 89.9}, "warning"),
        ("gun-hot", {"gun_temperature_c": 90.0}, "critical"),
        ("insulation", {}, "warning"),
        ("insulation", {"insulation_kohm": 100}, "warning"),
        ("insulation", {"insulation_kohm": 99}, "critical"),
        ("ground-fault", {}, "critical"),
        ("smoke", {}, "critical"),
        ("water", {}, "critical"),
    ],
)
def test_how_grave_it_is(kind: str, measured: dict[str, Any], severity: str) -> None:
    assert [each[2] for each in told(alarm(0, kind, **measured))] == [severity]


def test_what_is_not_grave_is_left_to_the_rate_of_errors() -> None:
    assert told(alarm(0, "reader"), alarm(1, "door-open")) == []


def test_an_alarm_of_the_equipment_names_no_connector() -> None:
    (said,) = said_of(Alarms(), [alarm(0, "smoke", connector_id="")])
    assert isinstance(said, Alert)
    assert (said.cause, said.connector_id) == ("charger-smoke/O/S/E", "")


def test_a_word_that_comes_late_or_twice_changes_nothing() -> None:
    late, twice = alarm(5, raised=False), alarm(9)
    assert told(alarm(9), late, twice, alarm(60, "smoke"))[0] == (9, "open", "warning", HOT)
    assert len(told(alarm(9), late, twice)) == 1


EVENTS = st.lists(
    st.builds(
        lambda minute, kind, raised, hot: alarm(minute, kind, raised, gun_temperature_c=hot),
        st.integers(0, 60),
        st.sampled_from(["gun-hot", "smoke"]),
        st.booleans(),
        st.sampled_from([80.0, 95.0]),
    ),
    min_size=1,
    max_size=30,
)


@given(EVENTS, st.lists(st.integers(1, 29), max_size=6))
def test_batches_restarts_and_repetitions_change_nothing(
    events: list[ChargerAlarm], cuts: list[int]
) -> None:
    assert_told_alike(Alarms(), heard(events), cuts)
