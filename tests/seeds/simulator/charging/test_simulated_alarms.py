"""Alarms say which faults there are, and warn of some of them."""

from collections import Counter
from datetime import datetime
from typing import Any

from seeds.simulator.charging.alarms import SAID
from tests.seeds.simulator.given import DAYS, eventful, play, simulation

START_MS = simulation().clock.start_ms
END_MS = START_MS + DAYS * 86_400_000
Row = dict[str, Any]


def ms(time: datetime) -> int:
    return round(time.timestamp() * 1000)


def named(row: Row) -> tuple[str, str]:
    return row["operator_id"], row["connector_id"]


def said(raised: bool) -> set[tuple[Any, ...]]:
    alarms = play(eventful())[0]["charger.alarm"].to_pylist()
    rows = (row for row in alarms if row["raised"] is raised)
    return {(*named(row), row["alarm"], row["raw_code"], row["event_time"]) for row in rows}


def true(time: str) -> set[tuple[Any, ...]]:
    """Faults by connector, as they are said, whose time is within the run."""
    rows = play(eventful())[1]["fault"].to_pylist()
    found = {(*named(row), *SAID[row["cause"]], ms(row[time])) for row in rows}
    return {each for each in found if START_MS <= each[-1] < END_MS}


def before_faults() -> list[tuple[str, float]]:
    """The alarm of each warning, and how long before the next fault of its kind it was, in hours.

    Beyond what was played, the truth knows no fault: warnings near the end are left out.
    """
    till = END_MS + 2 * 86_400_000
    faults = [row for row in play(eventful())[1]["fault"].to_pylist() if ms(row["start"]) < till]
    found = []
    for *who, alarm, code, at in said(raised=True) - true("start"):
        starts = [
            ms(row["start"])
            for row in faults
            if [*named(row)] == who and SAID[row["cause"]] == (alarm, code)
        ]
        ahead = min((start - at for start in starts if start > at), default=None)
        if ahead is not None:
            found.append((alarm, ahead / 3_600_000))
    return found


def test_a_fault_is_raised_as_it_begins_and_gone_as_it_is_repaired() -> None:
    """But for those of connectors without supply, which say nothing; those are few."""
    for raised, time in ((True, "start"), (False, "repaired")):
        assert len(true(time)) > 50
        assert len(true(time) & said(raised)) > 0.85 * len(true(time))


def test_only_heat_and_insulation_are_warned_of_within_two_days() -> None:
    warned = before_faults()
    assert {alarm for alarm, _ in warned} == {"gun-hot", "insulation"}
    assert all(0 < hours <= 48 for _, hours in warned)


def test_warnings_come_faster_as_a_fault_comes_nearer() -> None:
    """Uniform ones would have a quarter in the last twelve hours; of the root of time, a half."""
    hours = [each for _, each in before_faults()]
    assert len(hours) > 50
    assert sum(each < 12 for each in hours) > 0.4 * len(hours)


def test_what_is_measured_is_of_the_alarm_and_worst_at_a_fault() -> None:
    faults = true("start")
    hottest: Counter[bool] = Counter()
    for row in play(eventful())[0]["charger.alarm"].to_pylist():
        of_fault = (*named(row), row["alarm"], row["raw_code"], row["event_time"]) in faults
        if row["raised"] and row["alarm"] == "gun-hot":
            assert row["insulation_kohm"] is None
            assert 80 <= row["gun_temperature_c"] <= 110
            assert row["gun_temperature_c"] == 110 or not of_fault
            hottest[of_fault] += 1
        elif row["raised"] and row["alarm"] == "insulation":
            assert 20 <= row["insulation_kohm"] <= 100
    assert min(hottest[True], hottest[False]) > 5
