"""Rates from moments at which something was stored. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """`records` were stored by `worker`, and that was done at `at_s`."""

    worker: str
    at_s: float
    records: int


def rate(moments: Sequence[Moment]) -> float | None:
    """Records a second while every worker was at it; None where that was no time at all.

    From when the last worker had stored its first records to when the first worker had stored its
    last, so that neither start-up nor a lone tail counts. With one worker: first stored to last
    stored, without the first records.
    """
    moments = sorted(moments, key=lambda each: each.at_s)
    firsts = {each.worker: each.at_s for each in reversed(moments)}
    lasts = {each.worker: each.at_s for each in moments}
    if not moments:
        return None
    begin, end = max(firsts.values()), min(lasts.values())
    if end <= begin:
        return None
    return sum(each.records for each in moments if begin < each.at_s <= end) / (end - begin)


def first_time(ledger: Iterable[tuple[str, float, str, int, int]]) -> list[Moment]:
    """Moments out of the ledger's (worker, at, partition, first, last), in the order of storing.

    A range may be landed twice by workers that take over from each other; it counts once, when it
    was first stored.
    """
    stored: dict[str, int] = defaultdict(lambda: -1)
    moments = []
    for worker, at_s, partition, first, last in ledger:
        new = last - max(first - 1, stored[partition])
        if new > 0:
            moments.append(Moment(worker, at_s, new))
            stored[partition] = last
    return moments


def widest_gap(newest: Iterable[tuple[str, float]], partitions: int) -> float:
    """By how much one partition ever lagged another, in what `newest` counts.

    Takes (partition, time of the newest event stored) in the order of storing, and looks from when
    every partition has stored something.
    """
    known: dict[str, float] = {}
    gap = 0.0
    for partition, event_time in newest:
        known[partition] = max(event_time, known.get(partition, event_time))
        if len(known) == partitions:
            gap = max(gap, max(known.values()) - min(known.values()))
    return gap
