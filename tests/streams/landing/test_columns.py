"""From events to the columns of one insert."""

import msgspec

from schemas.contract import declared
from schemas.events.charger_meter import ChargerMeter
from schemas.landing import landing_table
from streams.delivery.records import Partition
from streams.landing.columns import Rows
from tests.schemas.examples import METER, T, on_wire
from tests.streams.given import batch, record

CONTRACT = declared(ChargerMeter)


def rows(*powers: int, first: int, partition: int, epoch: int, into: Rows) -> None:
    wires = [on_wire(METER, power_w=power) for power in powers]
    events = [msgspec.json.decode(wire, type=ChargerMeter) for wire in wires]
    records = batch(*map(record, wires), first=first).records
    into.add(Partition("charger", partition), epoch, events, records)


def test_rows_of_two_partitions_in_the_order_of_their_offsets() -> None:
    found = Rows(CONTRACT)
    rows(1, 2, first=10, partition=0, epoch=0, into=found)
    rows(3, first=5, partition=3, epoch=1, into=found)
    assert found.columns() == {
        "event_time": [T, T, T],
        "source": ["hand"] * 3,
        "operator_id": ["510000001"] * 3,
        "quality": ["ok"] * 3,
        "station_id": ["S-0042"] * 3,
        "connector_id": ["C1"] * 3,
        "import_wh": [120_000] * 3,
        "export_wh": [0] * 3,
        "power_w": [1, 2, 3],
        "voltage_v": [380.5] * 3,
        "current_a": [-18.4] * 3,
        "soc_percent": [63.0] * 3,
        "_topic": ["charger"] * 3,
        "_partition": [0, 0, 3],
        "_version": [10, 11, 2**48 + 5],
    }


def test_the_columns_are_those_of_the_table_but_what_the_server_fills_in() -> None:
    found = Rows(CONTRACT)
    rows(1, first=0, partition=0, epoch=0, into=found)
    filled = [each.name for each in landing_table(CONTRACT).columns]
    assert list(found.columns()) == [
        name for name in filled if name not in ("_landed_at", "_offset", "_epoch")
    ]
