"""Reference rows as files: one a table, whole or not at all."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from schemas.reference.district import District
from schemas.reference.operator import Operator
from schemas.reference_table import Reference
from seeds.reference import write_reference


def test_a_file_a_table_a_line_a_row(tmp_path: Path) -> None:
    rows = [
        Operator(operator_id="EXAMPLE01", name="一号"),
        District(district_code="500103", valid_from=date(2026, 1, 1)),
        Operator(operator_id="EXAMPLE02"),
    ]
    folder = tmp_path / "reference" / "city"
    assert write_reference(tmp_path, "city", rows) == [
        folder / "district.ndjson",
        folder / "operator.ndjson",
    ]
    assert (folder / "operator.ndjson").read_text() == (
        '{"operator_id":"EXAMPLE01","name":"一号"}\n{"operator_id":"EXAMPLE02"}\n'
    )
    assert (folder / "district.ndjson").read_text() == (
        '{"valid_from":"2026-01-01","district_code":"500103"}\n'
    )


def test_the_rows_read_back_are_the_rows_written(tmp_path: Path) -> None:
    rows = [Operator(operator_id="EXAMPLE01"), Operator(operator_id="EXAMPLE02", name="二")]
    (file,) = write_reference(tmp_path, "city", rows)
    assert msgspec.json.Decoder(Operator).decode_lines(file.read_bytes()) == rows


def test_a_table_that_the_source_no_longer_has_loses_its_file(tmp_path: Path) -> None:
    write_reference(tmp_path, "city", [Operator(operator_id="A"), District(district_code="1")])
    write_reference(tmp_path, "city", [Operator(operator_id="B")])
    assert [each.name for each in (tmp_path / "reference" / "city").iterdir()] == [
        "operator.ndjson"
    ]


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    left = tmp_path / "reference" / "city" / ".part-killed" / "operator.ndjson"
    left.parent.mkdir(parents=True)
    left.write_text('{"operator_id":')
    (file,) = write_reference(tmp_path, "city", [Operator(operator_id="A")])
    assert list(file.parent.iterdir()) == [file]


def test_sources_do_not_touch_each_other(tmp_path: Path) -> None:
    write_reference(tmp_path, "city", [Operator(operator_id="A")])
    write_reference(tmp_path, "acn", [Operator(operator_id="ACN")])
    assert "A" in (tmp_path / "reference" / "city" / "operator.ndjson").read_text()


def test_a_row_of_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        write_reference(tmp_path, "city", [Reference()])


def test_nothing_is_replaced_before_the_last_row_is_written(tmp_path: Path) -> None:
    (file,) = write_reference(tmp_path, "city", [Operator(operator_id="A")])
    with pytest.raises(KeyError):
        write_reference(tmp_path, "city", [Operator(operator_id="B"), Reference()])
    assert file.read_text() == '{"operator_id":"A"}\n'
    assert [each.name for each in file.parent.iterdir()] == ["operator.ndjson"]
