"""A checksum is of values: not of pieces, files or lists of words."""

import pyarrow as pa
import pytest

from seeds.simulator.truth.digests import Digests
from seeds.simulator.truth.tables import SCHEMAS

SCHEMA = SCHEMAS["incident"]
ROW = {"operator_id": "A", "segment_id": "R-1", "code": "accident", "start": 1, "end": 2}
OTHER = ROW | {"segment_id": "R-2", "code": "works"}


def checksums(*tables: pa.Table, shard: int = 0) -> dict[str, str]:
    digests = Digests()
    for table in tables:
        digests.take(shard, {"incident": table})
    return digests.checksums()


def table(*rows: dict[str, object]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=SCHEMA)


def test_it_is_by_table_and_shard() -> None:
    assert list(checksums(table(ROW), shard=7)) == ["truth/incident/0007"]


def test_the_pieces_of_a_table_do_not_matter() -> None:
    pieces = pa.concat_tables([table(ROW), table(OTHER)])
    assert pieces["code"].num_chunks == 2
    assert checksums(pieces) == checksums(table(ROW, OTHER))


def test_words_that_no_row_has_do_not_matter() -> None:
    assert checksums(table(ROW, OTHER).slice(0, 1)) == checksums(table(ROW))


@pytest.mark.parametrize(
    "rows",
    [(), (ROW,), (OTHER, ROW), (ROW, OTHER | {"code": "accident"}), (ROW, OTHER | {"end": 3})],
)
def test_any_other_value_or_order_matters(rows: tuple[dict[str, object], ...]) -> None:
    assert checksums(table(*rows)) != checksums(table(ROW, OTHER))


def test_every_day_matters() -> None:
    assert checksums(table(ROW), table(OTHER)) != checksums(table(ROW))
