"""What is agreed about an event type."""

from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest

from schemas import Column, Contract, contract_of, contracts, landed_topics, topics
from schemas.contract import Event, contract, declared
from schemas.events.charger_meter import ChargerMeter
from schemas.fields import Id
from schemas.topic import ALERTS_ACTIVE, CHARGER
from tests.schemas.examples import EXAMPLES, METER, on_wire

METER_V1 = contract_of("charger.meter")

every_contract = pytest.mark.parametrize("each", contracts(), ids=lambda each: each.event_type)


def test_these_are_the_event_types() -> None:
    assert {each.event_type: each.topic.name for each in contracts()} == {
        "alert": "alerts",
        "bay.use": "stations",
        "charger.alarm": "charger",
        "charger.meter": "charger",
        "charger.reservation": "charger",
        "charger.session": "charger",
        "charger.status": "charger",
        "charging.attempt": "sessions",
        "charging.session": "sessions",
        "dead-letter": "dead-letters",
        "external.alert": "external",
        "feeder.load": "grid",
        "grid.dispatch": "grid",
        "grid.feeder": "grid",
        "parking.bay": "parking",
        "parking.lot": "parking",
        "pv.telemetry": "charger",
        "station.load": "grid",
        "storage.telemetry": "charger",
        "swap.order": "charger",
        "swap.station": "charger",
        "traffic.segment": "traffic",
        "traffic.v2x": "traffic",
        "vehicle.alarm": "vehicle",
        "vehicle.telemetry": "vehicle",
        "weather.hour": "weather",
    }


@every_contract
def test_key_identity_and_base_are_fields(each: Contract) -> None:
    fields = set(each.struct.__struct_fields__)
    assert each.key
    assert each.identity
    assert fields >= {*each.key, *each.identity}
    assert fields >= {"event_id", "event_time", "source", "operator_id", "quality"}


@every_contract
def test_the_identity_is_stored_and_never_absent(each: Contract) -> None:
    columns = {column.name: column.type for column in each.columns}
    assert not [name for name in each.identity if columns[name].startswith("Nullable")]


@every_contract
def test_the_event_id_is_not_stored(each: Contract) -> None:
    """Sixteen random bytes would double what a meter row takes; the identity does its work."""
    assert "event_id" not in [column.name for column in each.columns]


@every_contract
def test_an_example_goes_over_the_wire_and_back(each: Contract) -> None:
    event = msgspec.json.decode(on_wire(EXAMPLES[each.event_type]), type=each.struct)
    assert msgspec.json.decode(each.encode(event), type=each.struct) == event


@every_contract
def test_a_reader_ignores_fields_that_it_does_not_know(each: Contract) -> None:
    wire = on_wire(EXAMPLES[each.event_type], of_next_year={"a": [1]})
    msgspec.json.decode(wire, type=each.struct)


def test_what_keeps_its_default_is_left_out_on_the_wire() -> None:
    event = ChargerMeter(
        event_id="e1",
        event_time=METER["event_time"],
        source="hand",
        operator_id="O",
        station_id="S",
        connector_id="C",
    )
    assert METER_V1.encode(event) == (
        b'{"event_id":"e1","event_time":1772323200000,"source":"hand","operator_id":"O",'
        b'"station_id":"S","connector_id":"C"}'
    )


def test_the_columns_of_a_meter() -> None:
    """Nullable is what may be absent; registers, power and times change little from row to row."""
    smooth, plain = "Delta, ZSTD(1)", "ZSTD(1)"
    assert [(c.name, c.type, c.codec, c.unit) for c in METER_V1.columns] == [
        ("event_time", "DateTime64(3, 'UTC')", smooth, "ms"),
        ("source", "LowCardinality(String)", plain, None),
        ("operator_id", "LowCardinality(String)", plain, None),
        ("quality", "LowCardinality(String)", plain, None),
        ("station_id", "LowCardinality(String)", plain, None),
        ("connector_id", "LowCardinality(String)", plain, None),
        ("import_wh", "Nullable(Int64)", smooth, "Wh"),
        ("export_wh", "Nullable(Int64)", smooth, "Wh"),
        ("power_w", "Nullable(Int32)", smooth, "W"),
        ("voltage_v", "Nullable(Float32)", plain, "V"),
        ("current_a", "Nullable(Float32)", plain, "A"),
        ("soc_percent", "Nullable(Float32)", plain, "%"),
    ]


def test_a_column_carries_its_meaning() -> None:
    assert METER_V1.columns[8] == Column(
        "power_w",
        "Nullable(Int32)",
        "Delta, ZSTD(1)",
        unit="W",
        comment="Active power; discharging is negative.",
    )


def test_key_and_headers_of_an_event() -> None:
    event = msgspec.json.decode(on_wire(METER), type=ChargerMeter)
    assert METER_V1.place_of(event) == ("charger", b"510000001/S-0042")
    assert METER_V1.headers_of(event) == [
        ("ce_type", b"charger.meter.v1"),
        ("ce_specversion", b"1.0"),
        ("ce_id", b"e1"),
        ("ce_source", b"hand"),
    ]


def test_a_key_of_numbers() -> None:
    letter = contract_of("dead-letter")
    event = msgspec.json.decode(on_wire(EXAMPLES["dead-letter"]), type=letter.struct)
    assert letter.place_of(event) == ("dead-letters", b"charger/3")


BAY_V1 = contract_of("parking.bay")


@pytest.mark.parametrize(
    ("operator", "station", "place"),
    [
        ("510000001", "S-0042", ("charger", b"510000001/S-0042")),
        ("", "S-0042", ("parking", b"510000001/L-7")),
        ("", "", ("parking", b"510000001/L-7")),
    ],
    ids=["of a station", "half named", "of a lot"],
)
def test_a_bay_of_a_charging_station_travels_with_its_chargers(
    operator: str, station: str, place: tuple[str, bytes]
) -> None:
    wire = on_wire(EXAMPLES["parking.bay"], station_operator_id=operator, station_id=station)
    assert BAY_V1.place_of(msgspec.json.decode(wire, type=BAY_V1.struct)) == place


@pytest.mark.parametrize(("state", "kept"), [("open", True), ("update", True), ("resolved", False)])
def test_the_last_step_of_an_alert_is_kept_by_its_cause_until_it_is_resolved(
    state: str, kept: bool
) -> None:
    wire = on_wire(EXAMPLES["alert"], state=state)
    alert = msgspec.json.decode(wire, type=contract_of("alert").struct)
    log, active = contract_of("alert").records_of(alert)
    assert (log[0], log[2]) == ("alerts", b"feeder-overload/F-5")
    assert active == ("alerts.active", log[1] if kept else None, *log[2:])


def test_an_event_of_which_no_last_one_is_kept_is_one_record() -> None:
    event = msgspec.json.decode(on_wire(METER), type=ChargerMeter)
    ((topic, value, key, headers),) = METER_V1.records_of(event)
    assert (topic, key) == METER_V1.place_of(event)
    assert (value, headers) == (METER_V1.encode(event), METER_V1.headers_of(event))


def test_a_topic_of_last_events_is_made_and_not_landed() -> None:
    assert {*topics()} - {*landed_topics()} == {ALERTS_ACTIVE}
    assert ALERTS_ACTIVE.config["cleanup.policy"] == "compact"


def test_names_that_derive_from_the_type() -> None:
    letter = contract_of("dead-letter")
    assert (METER_V1.wire_type, METER_V1.slug) == ("charger.meter.v1", "charger_meter")
    assert (letter.wire_type, letter.slug) == ("dead-letter.v1", "dead_letter")


def test_silence_and_retention() -> None:
    silence = {each.event_type: each.silence for each in contracts() if each.silence}
    retention = {each.event_type: each.retention for each in contracts() if each.retention}
    assert silence == {
        "charger.meter": timedelta(minutes=15),
        "charger.status": timedelta(minutes=15),
        "grid.feeder": timedelta(minutes=45),
        "parking.bay": timedelta(minutes=30),
        "parking.lot": timedelta(hours=1),
        "pv.telemetry": timedelta(minutes=15),
        "storage.telemetry": timedelta(minutes=15),
        "swap.station": timedelta(minutes=15),
        "traffic.segment": timedelta(minutes=15),
        "traffic.v2x": timedelta(minutes=15),
        "vehicle.telemetry": timedelta(minutes=5),
    }
    assert retention == {"alert": timedelta(days=365), "dead-letter": timedelta(days=365)}


def test_the_contract_of_a_struct_is_found_by_the_struct() -> None:
    assert declared(ChargerMeter) is METER_V1


@pytest.mark.parametrize(
    ("key", "identity"),
    [(("lot_id",), ("station_id",)), (("station_id",), ("station_id", "lot_id"))],
    ids=["key", "identity"],
)
def test_a_key_or_identity_that_is_no_field_is_refused(
    key: tuple[str, ...], identity: tuple[str, ...]
) -> None:
    class Noise(Event, frozen=True, kw_only=True):
        """How loud a charger is."""

        station_id: Id

    with pytest.raises(TypeError, match=r"^charger\.noise: no such field lot_id$"):
        contract("charger.noise", topic=CHARGER, key=key, identity=identity)(Noise)
    assert Noise not in [each.struct for each in contracts()]


def test_an_unknown_type_is_told_with_those_that_exist() -> None:
    with pytest.raises(KeyError, match=r"no event type 'charger\.metre'; known are alert, bay"):
        contract_of("charger.metre")


def test_a_second_version_has_a_name_and_a_table_of_its_own() -> None:
    """The first keeps its name, so that both can be produced for a while."""
    second = replace(contract_of("charger.status"), version=2)

    assert second.wire_type == "charger.status.v2"
    assert second.name == "charger.status.v2"
    assert second.slug == "charger_status_v2"
