"""Cells of day files → readings of lots, rule by rule."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from schemas import Event
from schemas.events.parking_lot import ParkingLot
from schemas.reference.lot import Lot
from schemas.reference.operator import Operator
from seeds.replay.dataset import find_dataset
from seeds.replay.errors import ReplayError
from tests.seeds.replay.replayed import Read, Replayed, letters

T0 = 1_785_542_400_000  # 2026-08-01T00:00:00Z
QUARTER = 900_000
DAY = 86_400_000
META = """place_id,place_name,city_name,num_all,address,latitude,longitude,source_id,source_web_url
bonn-parken-Markt,Markt,Bonn,300,"Stockenstraße 1
53113
Bonn",50.73,7.1,bonn-parken,https://bonn.example/
bonn-parken-inn-Hof,Hof,Bonn,,,,,bonn-parken-inn,https://inn.example/
"""
HEADER = "timestamp,bonn-parken-Markt,bonn-parken-inn-Hof"


def row(time: str, *cells: str) -> str:
    return ",".join((f"2026-08-{time}:00+00:00", *cells))


@pytest.fixture
def read(replay: Callable[[str, Path], Replayed], tmp_path: Path) -> Read:
    """Replay a folder of these days, each a header and its rows."""

    def several(*days: tuple[str, ...]) -> Replayed:
        (tmp_path / "meta-data.csv").write_text(META)
        for number, lines in enumerate(days, start=1):
            (tmp_path / f"2026-08-0{number}.csv").write_text("\r\n".join(lines) + "\r\n")
        return replay("parking-de", tmp_path)

    return several


def said(events: list[Event]) -> list[tuple[int, str, int | None, str]]:
    return [
        (it.event_time, it.lot_id.rpartition("-")[2], it.free, it.quality)
        for it in events
        if isinstance(it, ParkingLot)
    ]


def test_a_filled_cell_is_a_reading(read: Read) -> None:
    events, _ = read((HEADER, row("01T00:15", "120", "7")))
    assert events == [
        ParkingLot(
            event_id="replay:parking-de:2026-08-01:1",
            event_time=T0 + QUARTER,
            source="replay:parking-de",
            operator_id="bonn-parken",
            lot_id="bonn-parken-Markt",
            free=120,
        ),
        ParkingLot(
            event_id="replay:parking-de:2026-08-01:2",
            event_time=T0 + QUARTER,
            source="replay:parking-de",
            operator_id="bonn-parken-inn",
            lot_id="bonn-parken-inn-Hof",
            free=7,
        ),
    ]


def test_a_blank_cell_repeats_the_value_above_and_says_so(read: Read) -> None:
    events, tally = read(
        (HEADER, row("01T00:00", "120", "0"), row("01T00:15", "", ""), row("01T00:30", "119", ""))
    )
    assert said(events) == [
        (T0, "Markt", 120, "ok"),
        (T0, "Hof", 0, "ok"),
        (T0 + QUARTER, "Markt", 120, "value-repeated"),
        (T0 + QUARTER, "Hof", 0, "value-repeated"),
        (T0 + 2 * QUARTER, "Markt", 119, "ok"),
        (T0 + 2 * QUARTER, "Hof", 0, "value-repeated"),
    ]
    assert tally.flagged == {"blank cell that repeats the value above": 3}


def test_before_the_first_value_nothing_is_known(read: Read) -> None:
    events, tally = read((HEADER, row("01T00:00", "", "7"), row("01T00:15", "120", "")))
    assert said(events) == [
        (T0, "Hof", 7, "ok"),
        (T0 + QUARTER, "Markt", 120, "ok"),
        (T0 + QUARTER, "Hof", 7, "value-repeated"),
    ]
    assert tally.silent == {"blank cell: no value yet that day": 1}


def test_a_value_is_not_carried_into_the_next_file_which_begins_anew(read: Read) -> None:
    events, tally = read(
        (HEADER, row("01T23:45", "120", "7")), (HEADER, row("02T00:00", "120", ""))
    )
    assert said(events)[2:] == [(T0 + DAY, "Markt", 120, "ok")]
    assert tally.silent == {"blank cell: no value yet that day": 1}


def test_files_may_have_other_columns(read: Read) -> None:
    events, _ = read(
        (HEADER, row("01T23:45", "120", "7")),
        ("timestamp,bonn-parken-inn-Hof", row("02T00:00", "6")),
    )
    assert said(events)[2:] == [(T0 + DAY, "Hof", 6, "ok")]


def test_more_free_than_bays_is_doubtful_also_where_it_is_repeated(read: Read) -> None:
    events, tally = read(
        (
            HEADER,
            row("01T00:00", "300", "9999"),
            row("01T00:15", "301", ""),
            row("01T00:30", "", ""),
        )
    )
    assert [(free, quality) for _, lot, free, quality in said(events) if lot == "Markt"] == [
        (300, "ok"),
        (301, "value-doubtful"),
        (301, "value-doubtful"),
    ]
    assert tally.flagged["more free than bays"] == 2


@pytest.mark.parametrize(
    ("text", "reason", "field"),
    [
        ("-1", "impossible", "bonn-parken-Markt"),
        ("full", "wrong-type", "bonn-parken-Markt"),
        ("12.5", "wrong-type", "bonn-parken-Markt"),
        ("1_0", "wrong-type", "bonn-parken-Markt"),
        ("4294967296", "out-of-range", "$.free"),
    ],
)
def test_what_cannot_be_is_a_dead_letter(read: Read, text: str, reason: str, field: str) -> None:
    events, tally = read((HEADER, row("01T00:00", "5", "7"), row("01T00:15", text, "7")))
    (letter,) = letters(events)
    assert (letter.reason, letter.field, letter.operator_id) == (reason, field, "bonn-parken")
    assert (letter.origin_topic, letter.origin_offset) == ("replay:parking-de", 202608010000003)
    assert tally.rows["filled cell"] == len(said(events)) + len(letters(events)) == 4


def test_after_a_refused_value_a_blank_repeats_neither_it_nor_the_one_before(read: Read) -> None:
    events, tally = read(
        (HEADER, *(row(f"01T00:{minute}", free, "7") for minute, free in MARKT_FALLS))
    )
    assert [free for _, lot, free, _ in said(events) if lot == "Markt"] == [5, 6]
    assert tally.silent == {"blank cell: after a refused value": 1}


MARKT_FALLS = (("00", "5"), ("15", "-1"), ("30", ""), ("45", "6"))


@pytest.mark.parametrize(
    ("line", "reason", "field"),
    [
        ("yesterday,5,7", "wrong-type", "timestamp"),
        (row("01T00:15", "5"), "missing-field", ""),
        (row("01T00:15", "5", "7", "9"), "missing-field", ""),
    ],
)
def test_a_damaged_row_is_one_dead_letter_and_ends_what_was_known(
    read: Read, line: str, reason: str, field: str
) -> None:
    events, tally = read((HEADER, row("01T00:00", "5", "7"), line, row("01T00:30", "", "8")))
    (letter,) = letters(events)
    assert (letter.reason, letter.field, letter.origin_offset) == (reason, field, 202608010000003)
    assert said(events)[2:] == [(T0 + 2 * QUARTER, "Hof", 8, "ok")]
    assert tally.rows["damaged row"] == tally.refused_of["damaged row"] == 1


def test_a_lot_that_no_page_lists_belongs_to_the_data_set(read: Read) -> None:
    events, _ = read(("timestamp,ulm-Mitte", row("01T00:00", "5")))
    assert [it.operator_id for it in events] == ["parking-de"]


def test_a_lot_of_a_known_page_need_not_be_listed(read: Read) -> None:
    events, _ = read(("timestamp,bonn-parken-Neu", row("01T00:00", "5")))
    assert [it.operator_id for it in events] == ["bonn-parken"]


def test_a_name_that_is_too_long_is_shortened_to_the_same_name_each_time(read: Read) -> None:
    events, _ = read(
        (f"timestamp,bonn-parken-{'x' * 60}", row("01T00:00", "5"), row("01T00:15", ""))
    )
    assert {it.lot_id for it in events if isinstance(it, ParkingLot)} == {
        f"bonn-parken-{'x' * 43}~a5572eb7"
    }


def test_a_day_by_itself_makes_the_events_that_it_makes_among_others(
    read: Read, replay: Callable[[str, Path], Replayed], tmp_path: Path
) -> None:
    both, _ = read((HEADER, row("01T00:00", "5", "-1")), (HEADER, row("02T00:00", "6", "-2")))
    alone, _ = replay("parking-de", tmp_path / "2026-08-02.csv")
    assert alone == both[2:]


def test_a_file_that_is_not_named_after_its_day_is_refused(
    replay: Callable[[str, Path], Replayed], tmp_path: Path
) -> None:
    (tmp_path / "meta-data.csv").write_text(META)
    with pytest.raises(ReplayError, match="is not named after its day"):
        replay("parking-de", tmp_path / "meta-data.csv")


def test_days_without_their_register_are_refused(
    replay: Callable[[str, Path], Replayed], tmp_path: Path
) -> None:
    (tmp_path / "2026-08-01.csv").write_text(HEADER + "\n")
    with pytest.raises(ReplayError, match=r"meta-data.csv does not lie beside"):
        replay("parking-de", tmp_path)


@pytest.mark.parametrize("header", ["timestamp,a,a", "timestamp,", ""])
def test_columns_that_cannot_be_told_apart_are_refused(read: Read, header: str) -> None:
    with pytest.raises(ReplayError, match="does not begin with a row of distinct names"):
        read((header,))


def test_reference_of_pages_and_lots(tmp_path: Path) -> None:
    (tmp_path / "meta-data.csv").write_text(META)
    assert list(find_dataset("parking-de").reference_rows(tmp_path / "2026-08-01.csv")) == [
        Operator(operator_id="bonn-parken", name="https://bonn.example/"),
        Operator(operator_id="bonn-parken-inn", name="https://inn.example/"),
        Lot(
            operator_id="bonn-parken",
            lot_id="bonn-parken-Markt",
            name="Markt, Bonn",
            bays=300,
            longitude=7.1,
            latitude=50.73,
        ),
        Lot(operator_id="bonn-parken-inn", lot_id="bonn-parken-inn-Hof", name="Hof, Bonn"),
    ]


def test_all_of_the_real_week(
    replay: Callable[[str, Path], Replayed], parking_de_folder: Path
) -> None:
    events, tally = replay("parking-de", parking_de_folder)
    assert tally.rows == {"filled cell": 218_181, "blank cell": 632_691}
    assert tally.events == {"parking.lot": 621_748}
    assert tally.refused == {"impossible": 271}
    assert tally.silent == {
        "blank cell: no value yet that day": 228_001,
        "blank cell: after a refused value": 852,
    }
    assert tally.rows.total() == 621_748 + 271 + 228_001 + 852
    assert not tally.repeated.total()
    assert len({each.event_id for each in events}) == len(events)
    assert Counter(it.quality for it in events if isinstance(it, ParkingLot)) == {
        "ok": 211_222,
        "value-repeated": 393_663,
        "value-doubtful": 16_863,
    }


def test_reference_of_the_real_week(parking_de_folder: Path) -> None:
    dataset = find_dataset("parking-de")
    rows = list(dataset.reference_rows(dataset.locate(parking_de_folder)[0]))
    assert sum(isinstance(each, Operator) for each in rows) == 34
    lots = [each for each in rows if isinstance(each, Lot)]
    assert (len(lots), sum(each.bays is not None for each in lots)) == (739, 485)
