"""Contracts as Arrow schemas."""

import pyarrow as pa
import pytest

from schemas import Contract, contract_of, contracts
from schemas.render.arrow import arrow_schema

_WORD = pa.dictionary(pa.int32(), pa.string())


def test_the_schema_of_a_meter() -> None:
    expected = pa.schema(
        [
            pa.field("event_time", pa.timestamp("ms", "UTC"), False, {"unit": "ms"}),
            pa.field("source", _WORD, False),
            pa.field("operator_id", _WORD, False),
            pa.field("quality", _WORD, False),
            pa.field("station_id", _WORD, False),
            pa.field("connector_id", _WORD, False),
            pa.field("import_wh", pa.int64(), True, {"unit": "Wh"}),
            pa.field("export_wh", pa.int64(), True, {"unit": "Wh"}),
            pa.field("power_w", pa.int32(), True, {"unit": "W"}),
            pa.field("voltage_v", pa.float32(), True, {"unit": "V"}),
            pa.field("current_a", pa.float32(), True, {"unit": "A"}),
            pa.field("soc_percent", pa.float32(), True, {"unit": "%"}),
        ]
    )
    assert arrow_schema(contract_of("charger.meter")).equals(expected, check_metadata=True)


@pytest.mark.parametrize("each", contracts(), ids=lambda each: each.event_type)
def test_every_contract_has_one_with_its_columns(each: Contract) -> None:
    assert arrow_schema(each).names == [column.name for column in each.columns]
