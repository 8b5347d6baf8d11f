"""The account after a run: the producers' list against tables, dead letters and ledger."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from connections.clickhouse import ClickHouse
from schemas import contract_of
from schemas.topic import CHARGER
from tests.faults.harness.city import City
from tests.faults.harness.events import digest_in_sql
from tests.faults.harness.journal import Journal

EVENT_TYPES = ("charger.meter", "charger.session", "charger.status")

Origin = tuple[int, int, int]
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
    holes: list[tuple[int, int, Range]] = field(default_factory=list)

    @property
    def flawless(self) -> bool:
        """Was everything delivered once, and nothing else?"""
        wrong = (self.lost, self.duplicate, self.strange, self.bad_lost)
        return not any((*wrong, self.letters_strange, self.letters_duplicate, self.holes))


def account_of(city: City) -> Account:
    """Draw the account of a city that has settled."""
    known = not_given_up(city)
    wanted = np.unique(known["digest"][known["bad"] == 0])
    with city.client() as client:
        found = digests(client)
        letters = _letters(client)
        overlap = sum(ledger_overlap(client, each) for each in city.lives)
        surplus = _surplus_rows(client)
        holes = [
            (epoch, partition, gap)
            for epoch, life in enumerate(city.lives)
            for partition, gap in _holes(client, life, city.acknowledged(epoch))
        ]
    distinct = np.unique(found)
    bad = _bad_origins(city)
    return Account(
        produced=int((known["bad"] == 0).sum()),
        lost=len(np.setdiff1d(wanted, distinct)),
        duplicate=len(found) - len(distinct),
        strange=len(np.setdiff1d(distinct, wanted)),
        raw_duplicate=max(overlap, surplus),
        bad=len(bad),
        bad_lost=len(bad - set(letters)),
        letters_strange=len(set(letters) - bad),
        letters_duplicate=len(letters) - len(set(letters)),
        holes=holes,
    )


def not_given_up(city: City, epoch: int | None = None) -> Journal:
    """What was acknowledged, of one life or of all, without the ranges that someone skipped."""
    if epoch is None:
        return np.concatenate([not_given_up(city, each) for each in range(len(city.lives))])
    sql = "SELECT partition, first, last FROM ledger.batches WHERE skipped AND topic_id = %(life)s"
    known = city.acknowledged(epoch)
    with city.client() as client:
        for partition, first, last in client.rows(sql, {"life": city.lives[epoch]}):
            within = (known["offset"] >= first) & (known["offset"] <= last)
            known = known[~(within & (known["partition"] == partition))]
    return known


def digests(client: ClickHouse) -> NDArray[np.uint64]:
    """The digests of all events in the views."""
    parts = []
    for event_type in EVENT_TYPES:
        contract = contract_of(event_type)
        rows = client.rows(f"SELECT {digest_in_sql(contract)} FROM api.{contract.slug}")
        parts.append(np.fromiter((row[0] for row in rows), dtype=np.uint64, count=len(rows)))
    return np.concatenate(parts)


def ledger_ranges(client: ClickHouse, life: UUID) -> dict[int, list[Range]]:
    """What the ledger accounts for in one life of the topic: ranges by partition, sorted."""
    sql = (
        "SELECT partition, first, last FROM ledger.batches FINAL"
        " WHERE topic = %(topic)s AND topic_id = %(life)s ORDER BY partition, first, last"
    )
    ranges: dict[int, list[Range]] = {}
    for partition, first, last in client.rows(sql, {"topic": CHARGER.name, "life": life}):
        ranges.setdefault(partition, []).append((first, last))
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


def ledger_overlap(client: ClickHouse, life: UUID) -> int:
    """Records that the ledger accounts for more than once."""
    return sum(
        _length(ranges) - _length(union(ranges)) for ranges in ledger_ranges(client, life).values()
    )


def _length(ranges: Sequence[Range]) -> int:
    return sum(last - first + 1 for first, last in ranges)


def _holes(client: ClickHouse, life: UUID, known: Journal) -> list[tuple[int, Range]]:
    landed = {each: union(found) for each, found in ledger_ranges(client, life).items()}
    return [
        (partition, gap)
        for partition in np.unique(known["partition"]).tolist()
        for gap in _missing(known["offset"][known["partition"] == partition], landed[partition])
    ]


def _missing(offsets: NDArray[np.uint64], landed: Sequence[Range]) -> list[Range]:
    """What of the acknowledged offsets no range holds, as first and last of each stretch."""
    left = np.sort(offsets)
    for first, last in landed:
        left = left[(left < first) | (left > last)]
    stretches = np.split(left, np.flatnonzero(np.diff(left) != 1) + 1)
    return [(int(each[0]), int(each[-1])) for each in stretches if len(each)]


def _letters(client: ClickHouse) -> list[Origin]:
    sql = (
        "SELECT origin_epoch, origin_partition, origin_offset FROM api.dead_letter"
        " WHERE origin_topic = %(topic)s"
    )
    return [(row[0], row[1], row[2]) for row in client.rows(sql, {"topic": CHARGER.name})]


def _bad_origins(city: City) -> set[Origin]:
    bad = set()
    for epoch in range(len(city.lives)):
        known = not_given_up(city, epoch)
        spoilt = known[known["bad"] == 1]
        pairs = zip(spoilt["partition"].tolist(), spoilt["offset"].tolist(), strict=True)
        bad |= {(epoch, partition, offset) for partition, offset in pairs}
    return bad


def _surplus_rows(client: ClickHouse) -> int:
    """Rows in landing that came from a record which has brought a row before."""
    total = 0
    for event_type in EVENT_TYPES:
        slug = contract_of(event_type).slug
        sql = f"SELECT count() - uniqExact(_partition, _version) FROM landing.{slug}"
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
