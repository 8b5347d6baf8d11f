"""The city that the demo plays."""

from stack.demo.play import CITY, DAYS


def test_it_has_working_days_and_days_off() -> None:
    assert [str(day) for day in DAYS] == [
        "2026-07-08",
        "2026-07-09",
        "2026-07-10",
        "2026-07-11",
        "2026-07-12",
    ]
    assert [CITY.clock.restful(number) for number in range(5)] == [False, False, False, True, True]


def test_it_is_one_shard_so_that_its_events_are_sent_in_the_order_of_their_times() -> None:
    assert CITY.profile.shards == 1
