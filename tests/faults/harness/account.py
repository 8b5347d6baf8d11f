"""The account after a run: the producers' list against tables, dead letters and ledger."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from connections.clickhouse import ClickHouse
from tests.faults.harness.city import City
from tests.faults.harness.events import CONTRACTS, digest_in_sql
from tests.faults.harness.journal import NAMES, Journal, Track, by_track

Origin = tuple[str, int, int, int]
Range = tuple[int, int]


@dataclass(frozen=True)
class Account:
    """What became of all that was acknowledged.

    Attributes:
        produced: good events that Kafka acknowledged.
        lost: of these, not in the `api` views.
        duplicate: rows in the `api` views beyond one an event.
        strange: events in the views that no producer knows of.
        raw_duplicate: rows in `landing` beyond one an event, and records that the ledger accounts
            for twice: the greater of the two, since merges may hide the former.
        bad: bad records that Kafka acknowledged.
        bad_lost: of these, without a dead letter.
        letters_strange: dead letters of records that were good.
        letters_duplicate: dead letters in the view beyond one an origin.
        holes: acknowledged ranges of offsets that the ledger does not account for.
    """

    produced: int
    lost: int
    duplicate: int
    strange: int
    raw_duplicate: int
    bad: int
    bad_lost: int
    letters_strange: int
    letters_duplicate: int
    holes: list[tuple[Track, Range]] = field(default_factory=list)

    @property
    def flawless(self) -> bool:
        """Was everything delivered once, and nothing else?"""
        wrong = (self.lost, self.duplicate, self.strange, self.bad_lost)
        return not any((*wrong, self.letters_strange, self.letters_duplicate, self.holes))


def account_of(city: City) -> Account:
    """Draw the account of a city that has settled."""
    known = not_given_up(city)
    wanted = np.unique(known["digest"][known["bad"] == 0])
    ranges = ledger_ranges(city)
    with city.client() as client:
        found = digests(client)
        letters = _letters(client)
        surplus = _surplus_rows(client)
    distinct = np.unique(found)
    bad = _bad_origins(known)
    return Account(
        produced=int((known["bad"] == 0).sum()),
        lost=len(np.setdiff1d(wanted, distinct)),
        duplicate=len(found) - len(distinct),
        strange=len(np.setdiff1d(distinct, wanted)),
        raw_duplicate=max(ledger_overlap(ranges), surplus),
        bad=len(bad),
        bad_lost=len(bad - set(letters)),
        letters_strange=len(set(letters) - bad),
        letters_duplicate=len(letters) - len(set(letters)),
        holes=list(_holes(ranges, known)),
    )


def not_given_up(city: City) -> Journal:
    """What was acknowledged, without the ranges that someone skipped."""
    known, lives = city.acknowledged(), city.by_life()
    sql = "SELECT topic_id, partition, first, last FROM ledger.batches WHERE skipped"
    with city.client() as client:
        for life, number, first, last in client.rows(sql):
            topic, epoch = lives[life]
            within = (known["offset"] >= first) & (known["offset"] <= last)
            within &= (known["partition"] == number) & (known["epoch"] == epoch)
            known = known[~(within & (known["topic"] == NAMES.index(topic)))]
    return known


def digests(client: ClickHouse) -> NDArray[np.uint64]:
    """The digests of all events in the views."""
    parts = []
    for contract in CONTRACTS:
        rows = client.rows(f"SELECT {digest_in_sql(contract)} FROM api.{contract.slug}")
        parts.append(np.fromiter((row[0] for row in rows), dtype=np.uint64, count=len(rows)))
    return np.concatenate(parts)


def ledger_ranges(city: City) -> dict[Track, list[Range]]:
    """What the ledger accounts for: sorted ranges of each partition in each life."""
    sql = (
        "SELECT topic_id, partition, first, last FROM ledger.batches FINAL"
        " WHERE topic IN %(topics)s ORDER BY topic_id, partition, first, last"
    )
    lives, ranges = city.by_life(), dict[Track, list[Range]]()
    with city.client() as client:
        for life, number, first, last in client.rows(sql, {"topics": NAMES}):
            ranges.setdefault(Track(*lives[life], number), []).append((first, last))
    return ranges


def union(ranges: Sequence[Range]) -> list[Range]:
    """Sorted ranges, those that touch or overlap joined."""
    joined: list[Range] = []
    for first, last in ranges:
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def ledger_overlap(ranges: Mapping[Track, Sequence[Range]]) -> int:
    """Records that the ledger accounts for more than once."""
    return sum(_length(each) - _length(union(each)) for each in ranges.values())


def _length(ranges: Sequence[Range]) -> int:
    return sum(last - first + 1 for first, last in ranges)


def _holes(
    ranges: Mapping[Track, Sequence[Range]], known: Journal
) -> Iterator[tuple[Track, Range]]:
    for track, rows in by_track(known):
        for gap in _missing(rows["offset"], union(ranges.get(track, []))):
            yield track, gap


def _missing(offsets: NDArray[np.uint64], landed: Sequence[Range]) -> list[Range]:
    """What of the acknowledged offsets no range holds, as first and last of each stretch."""
    left = np.sort(offsets)
    for first, last in landed:
        left = left[(left < first) | (left > last)]
    stretches = np.split(left, np.flatnonzero(np.diff(left) != 1) + 1)
    return [(int(each[0]), int(each[-1])) for each in stretches if len(each)]


def _letters(client: ClickHouse) -> list[Origin]:
    sql = (
        "SELECT origin_topic, origin_epoch, origin_partition, origin_offset FROM api.dead_letter"
        " WHERE origin_topic IN %(topics)s"
    )
    rows = client.rows(sql, {"topics": NAMES})
    return [(topic, epoch, number, offset) for topic, epoch, number, offset in rows]


def _bad_origins(known: Journal) -> set[Origin]:
    spoilt = known[known["bad"] == 1]
    return {(*track, int(each)) for track, rows in by_track(spoilt) for each in rows["offset"]}


def _surplus_rows(client: ClickHouse) -> int:
    """Rows in landing that came from a record which has brought a row before."""
    total = 0
    for contract in CONTRACTS:
        sql = (
            f"SELECT count() - uniqExact(_topic, _partition, _version) FROM landing.{contract.slug}"
        )
        total += int(client.rows(sql)[0][0])
    return total


def largest_group(city: City) -> int:
    """Records of the largest group of batches that a worker stored at once."""
    sql = (
        "SELECT max(records) FROM (SELECT sum(last - first + 1) AS records FROM ledger.batches"
        " WHERE NOT skipped GROUP BY worker, landed_at)"
    )
    with city.client() as client:
        return int(client.rows(sql)[0][0])
