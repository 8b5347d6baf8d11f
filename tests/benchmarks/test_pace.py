"""Rates out of moments: what counts, and what does not."""

from benchmarks.common.pace import Moment, first_time, rate, widest_gap


def test_the_rate_of_one_worker_leaves_out_what_was_stored_first() -> None:
    assert rate([Moment("a", 10, 500), Moment("a", 11, 100), Moment("a", 12, 300)]) == 200


def test_with_two_workers_only_their_common_time_counts() -> None:
    alone = [Moment("a", 0, 900), Moment("a", 1, 900)]
    together = [Moment("b", 2, 100), Moment("a", 3, 50), Moment("b", 4, 70), Moment("a", 4, 30)]
    tail = [Moment("b", 9, 10)]
    assert rate([*alone, *together, *tail]) == 75


def test_one_moment_has_no_rate() -> None:
    assert rate([Moment("a", 1, 100)]) is None
    assert rate([]) is None


def test_a_range_that_two_workers_landed_counts_once() -> None:
    ledger = [
        ("a", 1.0, "t/0", 0, 99),
        ("a", 2.0, "t/1", 0, 9),
        ("b", 3.0, "t/0", 50, 149),
        ("b", 4.0, "t/0", 0, 9),
    ]
    assert first_time(ledger) == [
        Moment("a", 1.0, 100),
        Moment("a", 2.0, 10),
        Moment("b", 3.0, 50),
    ]


def test_the_gap_is_looked_at_once_every_partition_is_known() -> None:
    newest = [("a", 100.0), ("a", 110.0), ("b", 109.0), ("a", 112.0), ("b", 112.0)]
    assert widest_gap(newest, partitions=2) == 3
    assert widest_gap([("a", 100)], partitions=2) == 0
