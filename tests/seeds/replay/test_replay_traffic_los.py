"""Cells of the week → speeds of segments, rule by rule."""

from collections.abc import Callable
from pathlib import Path

import pytest

from schemas.events.traffic_segment import TrafficSegment
from schemas.reference.operator import Operator
from schemas.reference.road_segment import RoadSegment
from seeds.replay.dataset import find_dataset
from seeds.replay.errors import WrongFileError
from tests.seeds.replay.replayed import Read, Replayed, letters

BEGIN = 1_330_588_800_000  # 2012-03-01T00:00 in Los Angeles
FIVE_MINUTES = 300_000


@pytest.fixture
def read(replay: Callable[[str, Path], Replayed], tmp_path: Path) -> Read:
    """Replay a file of these rows of two detectors."""

    def one(*lines: str) -> Replayed:
        file = tmp_path / "los_speed.csv"
        file.write_text("\n".join(("773869,767541", *lines)) + "\n")
        return replay("traffic-los", file)

    return one


def test_a_cell_is_the_speed_of_a_segment_over_the_five_minutes_that_end_then(read: Read) -> None:
    events, _ = read("64.375,100", "62.666666667,50")
    assert events[:2] == [
        TrafficSegment(
            event_id="replay:traffic-los:1",
            event_time=BEGIN + FIVE_MINUTES,
            source="replay:traffic-los",
            operator_id="METR-LA",
            segment_id="773869",
            interval_s=300,
            speed_kmh=103.60152,
        ),
        TrafficSegment(
            event_id="replay:traffic-los:2",
            event_time=BEGIN + FIVE_MINUTES,
            source="replay:traffic-los",
            operator_id="METR-LA",
            segment_id="767541",
            interval_s=300,
            speed_kmh=160.9344,
        ),
    ]
    assert [(it.event_id, it.event_time) for it in events[2:]] == [
        ("replay:traffic-los:3", BEGIN + 2 * FIVE_MINUTES),
        ("replay:traffic-los:4", BEGIN + 2 * FIVE_MINUTES),
    ]


def test_a_table_of_something_else_is_refused_before_anything_is_sent(tmp_path: Path) -> None:
    file = tmp_path / "los_speed.csv"
    file.write_text("773869,speed\n1,2\n")
    dataset = find_dataset("traffic-los")
    with pytest.raises(WrongFileError, match="'speed' is no number of one"):
        list(dataset.reference_rows(file))


@pytest.mark.parametrize("zero", ["0", "0.0", "0.000000"])
def test_zero_is_no_measurement_and_counted_apart(read: Read, zero: str) -> None:
    events, tally = read(f"{zero},1")
    assert [it.speed_kmh for it in events if isinstance(it, TrafficSegment)] == [None, 1.609344]
    assert tally.rows == {"no measurement (0)": 1, "speed": 1}
    assert tally.events == {"traffic.segment": 2}


@pytest.mark.parametrize(
    ("text", "reason", "field"),
    [
        ("", "missing-field", "773869"),
        ("fast", "wrong-type", "773869"),
        ("NaN", "wrong-type", "773869"),
        ("inf", "wrong-type", "773869"),
        ("-3", "impossible", "773869"),
        ("249", "out-of-range", "$.speed_kmh"),
    ],
)
def test_what_cannot_be_is_a_dead_letter(read: Read, text: str, reason: str, field: str) -> None:
    events, tally = read("60,60", f"{text},60")
    (letter,) = letters(events)
    assert (letter.reason, letter.field, letter.operator_id) == (reason, field, "METR-LA")
    assert (letter.origin_topic, letter.origin_offset) == ("replay:traffic-los", 3)
    assert tally.rows["speed"] == tally.events["traffic.segment"] + tally.refused.total() == 4


@pytest.mark.parametrize("line", ["60", "60,60,60"])
def test_a_damaged_row_is_one_dead_letter_and_keeps_its_five_minutes(read: Read, line: str) -> None:
    events, tally = read("60,60", line, "60,60")
    (letter,) = letters(events)
    assert (letter.reason, letter.origin_offset) == ("missing-field", 3)
    assert (events[-1].event_id, events[-1].event_time) == (
        "replay:traffic-los:6",
        BEGIN + 3 * FIVE_MINUTES,
    )
    assert tally.rows == {"speed": 4, "damaged row": 1}


def test_a_detector_is_a_segment_of_freeway(tmp_path: Path) -> None:
    file = tmp_path / "los_speed.csv"
    file.write_text("773869\n60\n")
    assert list(find_dataset("traffic-los").reference_rows(file)) == [
        Operator(operator_id="METR-LA", name="METR-LA loop detectors"),
        RoadSegment(operator_id="METR-LA", segment_id="773869", road_class="motorway"),
    ]


def test_all_of_the_real_week(
    replay: Callable[[str, Path], Replayed], traffic_los_folder: Path
) -> None:
    events, tally = replay("traffic-los", traffic_los_folder)
    assert tally.rows == {"speed": 417_312}
    assert tally.events == {"traffic.segment": 2_016 * 207}
    assert not tally.refused
    assert not tally.repeated.total()
    assert len({each.event_id for each in events}) == len(events)
    assert events[-1].event_time == BEGIN + 7 * 86_400_000
