"""Columns become what the contract's own encoder would have made of objects."""

import msgspec
import numpy as np
import pyarrow as pa

from schemas import contract_of
from schemas.events.charger_meter import ChargerMeter
from schemas.events.parking_bay import ParkingBay
from seeds.simulator.events import Events, constant, joined, words
from seeds.simulator.targets.wire.encoder import Encoder, ids, places

METER, BAY = contract_of("charger.meter"), contract_of("parking.bay")
T = 1_783_296_000_000
STATIONS = pa.array(["S-1", 'S "2"'])


def meters(first: int = 0) -> Events:
    """Two meter values, of which the second knows less."""
    columns = {
        "event_time": pa.array([T, T + 1]),
        "source": constant("seed:test", 2),
        "operator_id": constant("OPERATOR1", 2),
        "station_id": words(np.array([0, 1]), STATIONS),
        "connector_id": constant("01", 2),
        "import_wh": pa.array([12, 13]),
        "power_w": pa.array([-7, 0], mask=np.array([False, True])),
        "soc_percent": pa.array(np.array([55.5, 0], np.float32)),
    }
    return Events(METER, columns, np.array([first + 1, first]))


def test_values_decode_to_the_contracts_events() -> None:
    values = Encoder().values(meters(), ids("a", 2)).to_pylist()
    assert [msgspec.json.decode(value, type=ChargerMeter) for value in values] == [
        ChargerMeter(
            event_id="a-0",
            event_time=T,
            source="seed:test",
            operator_id="OPERATOR1",
            station_id="S-1",
            connector_id="01",
            import_wh=12,
            power_w=-7,
            soc_percent=55.5,
        ),
        ChargerMeter(
            event_id="a-1",
            event_time=T + 1,
            source="seed:test",
            operator_id="OPERATOR1",
            station_id='S "2"',
            connector_id="01",
            import_wh=13,
            soc_percent=0.0,
        ),
    ]


def test_defaults_and_nulls_are_left_out() -> None:
    (_, second) = Encoder().values(meters(), ids("a", 2)).to_pylist()
    assert second == (
        '{"event_id":"a-1","event_time":1783296000001,"source":"seed:test",'
        '"operator_id":"OPERATOR1","station_id":"S \\"2\\"","connector_id":"01",'
        '"import_wh":13,"soc_percent":0}'
    )


def test_keys_and_topics_are_the_contracts() -> None:
    ((topic, keys, found),) = places(meters())
    assert topic.name == "charger"
    assert keys.to_pylist() == ["OPERATOR1/S-1", 'OPERATOR1/S "2"']
    assert len(found) == 2


def test_a_bay_of_a_charging_station_goes_where_the_chargers_are() -> None:
    columns = {
        "event_time": pa.array([T, T]),
        "source": constant("seed:test", 2),
        "operator_id": constant("PARKING1", 2),
        "lot_id": constant("L-1", 2),
        "bay_id": words(np.array([0, 1]), pa.array(["B-1", "B-2"])),
        "station_operator_id": words(np.array([0, -1]), pa.array(["OPERATOR1"])),
        "station_id": words(np.array([0, -1]), STATIONS),
    }
    events = Events(BAY, columns, np.array([T, T]))
    found = {
        topic.name: (keys.to_pylist(), Encoder().values(each, ids("b", len(each))).to_pylist())
        for topic, keys, each in places(events)
    }
    assert found["charger"][0] == ["OPERATOR1/S-1"]
    assert found["parking"][0] == ["PARKING1/L-1"]
    for topic, (keys, (value,)) in found.items():
        event = msgspec.json.decode(value, type=ParkingBay)
        assert BAY.place_of(event) == (topic, keys[0].encode())


def test_joined_events_keep_their_list_of_words() -> None:
    both = joined([meters(), meters(10)])
    assert both.columns["station_id"].to_pylist() == ["S-1", 'S "2"'] * 2
    assert len(both.columns["station_id"].dictionary) == 2


def test_events_of_different_lists_of_words_are_joined_by_word() -> None:
    other = {**meters().columns, "station_id": words(np.array([1, 0]), pa.array(["S-8", "S-9"]))}
    both = joined([meters(), Events(METER, other, np.array([5, 6]))])
    assert both.columns["station_id"].to_pylist() == ["S-1", 'S "2"', "S-9", "S-8"]
    assert both.columns["connector_id"].to_pylist() == ["01"] * 4
    assert both.columns["power_w"].to_pylist() == [-7, None] * 2


def test_what_is_due_is_in_the_order_of_sending_and_the_others_wait() -> None:
    due, late = joined([meters(), meters(10)]).parted(before_ms=10)
    assert due.columns["import_wh"].to_pylist() == [13, 12]
    assert due.sent_ms.tolist() == [0, 1]
    assert late.sent_ms.tolist() == [11, 10]
    assert late.by_time().sent_ms.tolist() == [10, 11]
