"""Kafka's data folder."""

import json
from pathlib import Path

import pytest

from stack.errors import StackError
from stack.kafka import storage
from stack.kafka.jars import KAFKA_VERSION


def test_a_new_folder_is_formatted_once_and_keeps_its_cluster_id(tmp_path: Path) -> None:
    data = storage.prepare_folder(tmp_path / "kafka")
    marker = json.loads((tmp_path / "kafka" / storage.MARKER).read_text())
    assert marker["kafka"] == KAFKA_VERSION
    assert f"cluster.id={marker['cluster_id']}\n" in (data / "meta.properties").read_text()
    before = (data / "meta.properties").read_bytes()
    assert storage.prepare_folder(tmp_path / "kafka") == data
    assert (data / "meta.properties").read_bytes() == before


def test_a_folder_of_another_version_is_refused_with_the_remedy(tmp_path: Path) -> None:
    marker = {"kafka": "3.9.0", "layout": 1, "cluster_id": "x"}
    (tmp_path / storage.MARKER).write_text(json.dumps(marker))
    with pytest.raises(StackError, match=r"made by Kafka 3\.9\.0") as refused:
        storage.prepare_folder(tmp_path)
    assert f"move {tmp_path} away" in refused.value.remedy


def test_data_without_a_marker_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "meta.properties").write_text("somebody else's")
    with pytest.raises(StackError, match="not the marker"):
        storage.prepare_folder(tmp_path)
    assert (tmp_path / "data" / "meta.properties").read_text() == "somebody else's"


def test_an_unreadable_marker_is_refused(tmp_path: Path) -> None:
    (tmp_path / storage.MARKER).write_text("{")
    with pytest.raises(StackError, match="cannot be read"):
        storage.check_folder(tmp_path)


def test_what_an_interrupted_format_left_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "data.new").mkdir()
    (tmp_path / "data.new" / "meta.properties").write_text("half of")
    data = storage.prepare_folder(tmp_path)
    assert "cluster.id=" in (data / "meta.properties").read_text()
    assert not (tmp_path / "data.new").exists()
