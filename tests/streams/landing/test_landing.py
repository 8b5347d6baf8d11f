"""Landing as a whole: what becomes of a group of batches."""

import json
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connections.settings import LandingSettings
from schemas import contracts
from schemas.events.dead_letter import DeadLetter
from streams.delivery.applied import Applied, Entry
from streams.delivery.errors import MostOperatorsFailError
from streams.delivery.positions import Position
from streams.delivery.records import Partition
from streams.landing.landing import Landing
from tests.schemas.examples import METER, SESSION, STATUS, T, on_wire
from tests.streams.given import CHARGER_0, SESSION_V1, STATUS_V1, Given, record, work

CHARGER_1 = Partition("charger", 1)
HOUR_S = 3600


def landing(window: int = 1000) -> Landing:
    return Landing(contracts(), LandingSettings(operator_dead_letter_window=window))


def letters(applied: Applied) -> list[DeadLetter]:
    found = [event for contract, event in applied.outputs if contract.event_type == "dead-letter"]
    return [each for each in found if isinstance(each, DeadLetter)]


def meter(power: int, operator: str = "510000001", later_s: int = 0) -> Given:
    changed = {"power_w": power, "operator_id": operator, "event_time": T + later_s * 1000}
    return record(on_wire(METER, **changed))


def refused(operator: str = "510000001") -> Given:
    return record(on_wire(METER, soc_percent=101, operator_id=operator))


def versions(applied: Applied, table: str) -> list[int]:
    return list(applied.inserts[table]["_version"]) if table in applied.inserts else []


def test_it_lands_every_contract() -> None:
    assert landing().tables == tuple(f"landing.{each.slug}" for each in contracts())


def test_a_small_mixed_group() -> None:
    records = [meter(1), record(on_wire(STATUS), STATUS_V1), refused(), meter(2, later_s=HOUR_S)]
    others = [record(on_wire(SESSION), SESSION_V1), record(b"{", STATUS_V1)]
    applied = landing().apply(
        [work(*records, first=10), work(*others, first=5, partition=CHARGER_1, epoch=1)]
    )
    assert {
        table: (
            columns["event_time"],
            columns["_topic"],
            columns["_partition"],
            columns["_version"],
        )
        for table, columns in applied.inserts.items()
        if table != "ledger.contents"
    } == {
        "landing.charger_meter": ([T, T + 3_600_000], ["charger"] * 2, [0, 0], [10, 13]),
        "landing.charger_status": ([T], ["charger"], [0], [11]),
        "landing.charger_session": ([T], ["charger"], [1], [2**48 + 5]),
    }
    assert applied.inserts["landing.charger_meter"]["power_w"] == [1, 2]
    assert applied.inserts["landing.charger_session"]["v2g"] == [True]
    assert [
        (each.origin_partition, each.origin_epoch, each.origin_offset, each.reason)
        for each in letters(applied)
    ] == [
        (0, 0, 12, "out-of-range"),
        (1, 1, 6, "not-json"),
    ]
    assert applied.entries == [
        Entry(
            partition=CHARGER_0,
            first=10,
            last=13,
            rows={"charger.meter": 2, "charger.status": 1},
            dead_letters=1,
            bytes=sum(len(each.value or b"") for each in records),
            newest_event_time=T + 3_600_000,
            event_hours=[T // 1000, T // 1000 + HOUR_S],
        ),
        Entry(
            partition=CHARGER_1,
            first=5,
            last=6,
            rows={"charger.session": 1, "charger.status": 0},
            dead_letters=1,
            bytes=len(on_wire(SESSION)) + 1,
            newest_event_time=T,
            event_hours=[T // 1000],
        ),
    ]


def test_a_batch_of_refusals_only_still_moves_the_position() -> None:
    applied = landing().apply([work(refused(), refused(), first=3)])
    assert applied.inserts == {}
    assert len(applied.outputs) == 2
    (entry,) = applied.entries
    assert (entry.first, entry.last, entry.dead_letters) == (3, 4, 2)
    assert (entry.newest_event_time, entry.event_hours) == (0, [])


def test_a_table_that_is_ahead_of_the_ledger_gets_only_what_it_lacks() -> None:
    """Of the group that was in flight when the last owner died."""
    position = Position(9, {"landing.charger_meter": 11})
    status = record(on_wire(STATUS), STATUS_V1)
    given = work(meter(1), status, meter(2), first=10, position=position)
    applied = landing().apply([given])
    assert versions(applied, "landing.charger_meter") == [12]
    assert versions(applied, "landing.charger_status") == [11]
    assert dict(applied.entries[0].rows) == {"charger.meter": 2, "charger.status": 1}


def test_a_table_that_has_it_all_gets_no_insert() -> None:
    position = Position(-1, {"landing.charger_meter": 1})
    applied = landing().apply([work(meter(1), meter(2), position=position)])
    assert applied.inserts == {}
    assert len(applied.entries) == 1


def test_an_operator_of_whom_most_is_refused_is_set_aside_and_released_when_sound() -> None:
    applier = landing(window=10)
    bad = applier.apply([work(*(refused("A") for _ in range(10)), meter(1, "B"))])
    assert applier.quarantine.quarantined == {"A"}
    assert versions(bad, "landing.charger_meter") == [10]

    aside = applier.apply([work(*(meter(1, "A") for _ in range(5)), meter(1, "B"), first=11)])
    assert [(each.reason, each.operator_id) for each in letters(aside)] == [
        ("operator-quarantined", "A")
    ] * 5
    assert versions(aside, "landing.charger_meter") == [16]
    assert dict(aside.entries[0].rows) == {"charger.meter": 1}

    sound = applier.apply([work(*(meter(1, "A") for _ in range(5)), first=17)])
    assert applier.quarantine.quarantined == frozenset()
    assert versions(sound, "landing.charger_meter") == [17, 18, 19, 20, 21]


def test_it_stops_when_most_operators_fail() -> None:
    applier = landing(window=1)
    with pytest.raises(MostOperatorsFailError, match="three-networks dead-letters list"):
        applier.apply([work(refused("A"), refused("B"), meter(1, "C"))])


def test_no_letter_holds_a_personal_value_that_a_producer_forgot_to_hide() -> None:
    vin, plate = "LSVAA4182E2184847", "粤B12345"
    bad = record(on_wire(SESSION, vehicle=vin, raw_stop_reason=plate, plate=plate), SESSION_V1)
    (letter,) = letters(landing().apply([work(bad)]))
    assert json.loads(letter.record)["vehicle"] == "<str:17>"
    assert vin not in repr(letter)
    assert plate not in repr(letter)


_KINDS: dict[str, Callable[[], Given]] = {
    "meter": lambda: meter(1),
    "status": lambda: record(on_wire(STATUS), STATUS_V1),
    "refused": refused,
    "unlabelled": lambda: Given(on_wire(METER), headers=()),
    "quarantined": lambda: meter(1, "bad"),
}
_batches = st.lists(st.sampled_from(sorted(_KINDS)), min_size=1, max_size=6)


@given(st.lists(_batches, max_size=4), st.integers(-1, 8))
def test_every_record_is_in_a_row_or_a_letter_or_was_there_before(
    groups: list[list[str]], ahead: int
) -> None:
    applier = landing(window=30)
    applier.quarantine.judge(Counter(good=30), Counter(bad=30))
    works = [
        work(
            *(_KINDS[kind]() for kind in kinds),
            partition=Partition("charger", number),
            position=Position(-1, {"landing.charger_meter": ahead}),
        )
        for number, kinds in enumerate(groups)
    ]
    applied = applier.apply(works)
    rows = sum(len(columns["_version"]) for columns in applied.inserts.values())
    before = sum(kinds[: ahead + 1].count("meter") for kinds in groups)
    records = sum(map(len, groups))
    assert rows + len(applied.outputs) + before == records
    counted = sum(sum(each.rows.values()) + each.dead_letters for each in applied.entries)
    assert counted == records
