"""What has to last before it is said, and what becomes of late, repeated and missing words."""

from tests.streams.processors.fusion.given import bay, later, offline, plug, power, uses

FREE = [plug(0, "free"), bay(0, "free")]


def test_who_parks_and_plugs_in_within_three_minutes_was_never_idle() -> None:
    events = [bay(5, "occupied", "electric"), plug(7.9, "plugged")]
    assert uses(*FREE, *events)[2:] == [("waiting", 5)]


def test_who_stands_three_minutes_has_been_idle_since_it_came() -> None:
    events = [bay(5, "occupied", "electric"), later(8), plug(9, "plugged")]
    assert uses(*FREE, *events)[2:] == [("ev-idle", 5), ("waiting", 9)]


def test_who_only_passes_through_is_not_said() -> None:
    events = [bay(5, "occupied", "fuel"), bay(7, "free"), later(9)]
    assert uses(*FREE, *events)[2:] == []


def test_who_drives_off_within_three_minutes_had_freed_the_bay_with_the_plug() -> None:
    events = [plug(5, "charging"), bay(5, "occupied", "electric"), plug(9, "free"), bay(11, "free")]
    assert uses(*FREE, *events)[2:] == [("charging", 5), ("free", 9)]


def test_sensors_that_lag_do_not_contradict() -> None:
    events = [plug(5, "charging"), bay(14, "occupied", "electric"), later(19)]
    assert uses(*FREE, *events)[2:] == [("charging", 5)]


def test_what_disagrees_for_ten_minutes_is_a_contradiction_from_then_on() -> None:
    events = [plug(5, "charging"), plug(14, "charging"), later(15)]
    assert uses(*FREE, *events)[2:] == [("charging", 5), ("contradiction", 15)]


def test_a_fuel_car_does_not_charge() -> None:
    events = [bay(5, "occupied", "fuel"), plug(5, "charging"), power(14, 7_000), later(15)]
    assert uses(*FREE, *events)[2:] == [("charging", 5), ("contradiction", 15)]


def test_nobody_charges_at_a_free_connector() -> None:
    events = [power(5, 7_000), plug(9, "free"), power(10, 7_000), later(15), plug(16, "charging")]
    assert uses(plug(0, "free"), *events) == [
        ("unplugged", 0),
        ("contradiction", 15),
        ("charging", 16),
    ]


def test_a_class_that_a_camera_read_once_stays_until_the_bay_is_free() -> None:
    events = [bay(5, "occupied", "fuel"), later(9), bay(20, "occupied"), bay(30, "free")]
    assert uses(bay(0, "free"), *events) == [("free", 0), ("ice-blocked", 5), ("free", 30)]


def test_what_is_not_repeated_becomes_unknown_and_not_free() -> None:
    """A status after 15 minutes, a bay after 30: their contracts say so."""
    assert uses(*FREE, later(15), later(30))[2:] == [("unknown", 30)]
    assert uses(plug(0, "charging"), later(15)) == [("charging", 0), ("unknown", 15)]


def test_a_sample_is_a_sign_of_life() -> None:
    samples = [power(minute, 7_000) for minute in (5, 10, 15, 20)]
    assert uses(plug(0, "charging"), *samples, later(34)) == [("charging", 0)]


def test_who_is_offline_is_unknown_at_once() -> None:
    assert uses(plug(0, "free"), offline(1)) == [("unplugged", 0), ("unknown", 1)]


def test_a_word_that_is_older_than_its_sources_newest_changes_nothing() -> None:
    events = [plug(5, "charging"), plug(4, "free"), plug(5, "free"), power(4, 0, soc_percent=100)]
    assert uses(*events) == [("charging", 5)]


def test_a_late_word_of_another_source_counts_from_its_own_time() -> None:
    events = [bay(0, "occupied", "electric"), bay(9, "occupied", "electric"), plug(4, "charging")]
    assert uses(*events) == [("charging", 4)]


def test_a_late_word_does_not_reach_back_before_what_was_said() -> None:
    events = [plug(5, "free"), bay(3, "free")]
    assert uses(*events) == [("unplugged", 5), ("free", 5 + 1 / 60_000)]
