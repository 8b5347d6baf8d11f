"""The life of early warnings: stretches of a forecast, and what is said of them one by one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from pipelines.early_warning.life import State, Warned, judged
from pipelines.early_warning.rules import CURRENT
from pipelines.early_warning.stretches import Passing, stretches

KW = 1000
RULES = replace(CURRENT, opens_percent=50, joined=timedelta(hours=1))
MIDNIGHT = datetime(2026, 3, 10, tzinfo=UTC)


def at(clock: str) -> datetime:
    hour, minute = clock.split(":")
    return MIDNIGHT + timedelta(hours=int(hour), minutes=int(minute))


def may_pass(begins: str, ends: str, percent: int, missing_kw: int = 100) -> Passing:
    return Passing(
        level="feeder",
        series="F1",
        operator_id="GRID",
        district_code="",
        capacity_w=1_000 * KW,
        begins=at(begins),
        ends=at(ends),
        probability=percent / 100,
        missing_w=missing_kw * KW,
    )


def lived(*found: list[Passing]) -> list[list[tuple[State, str]]]:
    """State and beginning of what is said at 10:00, 11:00 and so on."""
    before: list[Warned] = []
    told = []
    for hour, each in enumerate(found, start=10):
        before = list(judged(each, before, at(f"{hour}:00"), RULES))
        told.append([(one.state, f"{one.of.begins:%H:%M}") for one in before])
    return told


def test_steps_that_follow_each_other_closely_are_one_stretch() -> None:
    likely, hardly = ((900, 950, 1_050, 1_150, 1_200), (500, 600, 700, 1_010, 1_100))
    clocks = {"12:00": likely, "13:15": hardly, "18:00": hardly}
    steps = [(at(clock), *(kw * KW for kw in each)) for clock, each in clocks.items()]
    found = list(stretches("feeder", "F1", "", "500101", 1_000 * KW, steps))
    assert [(each.begins, each.ends) for each in found] == [
        (at("12:00"), at("13:30")),
        (at("18:00"), at("18:15")),
    ]
    assert [round(each.probability, 3) for each in found] == [0.716, 0.113]
    assert [each.missing_w for each in found] == [150 * KW, 10 * KW]


def test_an_alert_opens_where_it_is_likely_enough_and_else_the_place_is_watched() -> None:
    evening = may_pass("18:00", "19:00", 49)
    assert lived([evening], [may_pass("18:00", "19:00", 50)], [evening], []) == [
        [("watched", "18:00")],
        [("open", "18:00")],
        [("held", "18:00")],
        [("resolved", "18:00")],
    ]


def test_what_was_watched_and_is_gone_needs_no_word() -> None:
    assert lived([may_pass("18:00", "19:00", 49)], []) == [[("watched", "18:00")], []]


def test_of_several_stretches_the_likeliest_is_warned_of() -> None:
    noon, evening = may_pass("12:00", "13:00", 60), may_pass("18:00", "19:00", 80)
    assert lived([noon, evening]) == [[("open", "18:00")]]


def test_an_alert_stays_with_its_stretch_and_another_one_waits_till_it_is_over() -> None:
    noon, evening = may_pass("12:00", "13:00", 60), may_pass("18:00", "19:00", 80)
    assert lived([noon], [noon, evening], [evening], [evening]) == [
        [("open", "12:00")],
        [("held", "12:00")],
        [("resolved", "12:00")],
        [("open", "18:00")],
    ]


def test_a_stretch_that_moves_a_little_is_the_same() -> None:
    stated = [may_pass(f"{hour}:00", f"{hour}:30", 80) for hour in (18, 19, 21)]
    assert lived(*([each] for each in stated)) == [
        [("open", "18:00")],
        [("update", "19:00")],
        [("resolved", "19:00")],
    ]
