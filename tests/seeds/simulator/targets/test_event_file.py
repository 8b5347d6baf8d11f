"""A file of events: few row groups, whole or not there."""

from pathlib import Path

import pyarrow.parquet as pq

from seeds.simulator.events import joined
from seeds.simulator.targets.file import EventFile
from tests.seeds.simulator.targets.wire.test_encoder import METER, T, meters


def test_hours_of_few_events_share_a_row_group(tmp_path: Path) -> None:
    file = EventFile(tmp_path / "meters.parquet", METER)
    for hour in range(3):
        file.add(meters(first=T + hour))
    file.close()
    found = pq.ParquetFile(file.path)
    assert found.metadata.num_row_groups == 1
    assert found.read()["import_wh"].to_pylist() == [12, 13, 12, 13, 12, 13]


def test_memory_does_not_grow_with_what_is_written(tmp_path: Path) -> None:
    file = EventFile(tmp_path / "meters.parquet", METER)
    many = joined([meters(first=T)] * 10_000)
    for _ in range(2):
        file.add(many)
    file.close()
    found = pq.ParquetFile(file.path).metadata
    assert [found.row_group(each).num_rows for each in range(2)] == [20_000, 20_000]


def test_nothing_is_in_its_place_before_it_is_whole(tmp_path: Path) -> None:
    file = EventFile(tmp_path / "meters.parquet", METER)
    file.add(meters())
    assert not file.path.exists()
    file.close()
    assert [each.name for each in tmp_path.iterdir()] == ["meters.parquet"]


def test_a_file_that_is_whole_stays(tmp_path: Path) -> None:
    path = tmp_path / "meters.parquet"
    path.write_bytes(b"whole")
    file = EventFile(path, METER)
    file.add(meters())
    file.close()
    assert path.read_bytes() == b"whole"


def test_times_can_be_searched_and_words_are_dictionaries(tmp_path: Path) -> None:
    file = EventFile(tmp_path / "meters.parquet", METER)
    file.add(meters(first=T))
    file.close()
    group = pq.ParquetFile(file.path).metadata.row_group(0)
    columns = {group.column(n).path_in_schema: group.column(n) for n in range(group.num_columns)}
    searched = {name for name, each in columns.items() if each.is_stats_set}
    assert searched == {"event_time", "sent"}
    assert columns["station_id"].has_dictionary_page
    assert not columns["import_wh"].has_dictionary_page
