"""The register knows all that is heard of, and from when until when."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from orchestration.reference import read_rows
from schemas import reference_tables
from schemas.reference_table import FOREVER
from seeds.reference import write_reference
from seeds.simulator.clock import CITY_ZONE
from seeds.simulator.parameters import Parameters
from seeds.simulator.reference import reference_rows
from tests.seeds.simulator.given import CALM, eventful, play, played, simulation
from tests.seeds.simulator.truth.seen import rows

Row = dict[str, Any]
COMING_AND_GOING = replace(CALM, zombies=0.4, newcomers=0.2, newcomer_days=2, retirements=30)


def register(conditions: Any = CALM) -> dict[str, list[Row]]:
    """The tiny city's rows by table."""
    city = simulation(parameters=Parameters(conditions=conditions)).city()
    names = {table.struct: table.name for table in reference_tables()}
    found: dict[str, list[Row]] = defaultdict(list)
    for row in reference_rows(city):
        found[names[type(row)]].append(msgspec.structs.asdict(row))
    return found


def test_counts_are_those_of_the_profile() -> None:
    many = {name: len(found) for name, found in register().items()}
    assert (many["connector"], many["road_segment"]) == (100, 16)
    uses = Counter(each["use_class"] for each in register()["station"])
    assert uses.total() - uses["private"] == 8 + 1  # the last one is the swap station
    assert (many["district"], many["town"]) == (8, 24)
    assert (many["corridor"], many["roadside_unit"]) == (2, 8)
    assert sum(each["bays"] - each["charging_bays"] for each in register()["lot"]) == 300


def test_operators_are_those_of_stations_and_of_the_other_networks() -> None:
    assert {each["operator_id"]: each["name"] for each in register()["operator"]} == {
        "EXAMPLE01": "示例充电001号",
        "EXAMPLE02": "示例充电002号",
        "EXAMPLEG1": "示例电网",
        "EXAMPLER1": "示例道路管理",
        "EXAMPLEE1": "示例应急平台",
        "EXAMPLEW1": "示例气象台",
        "EXAMPLEP1": "示例停车1号",
        "EXAMPLEP2": "示例停车2号",
        "EXAMPLEV1": "示例车辆平台1号",
        "EXAMPLEV2": "示例车辆平台2号",
        "EXAMPLEV3": "示例车辆平台3号",
    }


def test_every_operator_of_an_event_is_registered() -> None:
    known = {each["operator_id"] for each in register()["operator"]}
    heard = {
        operator
        for events in played().values()
        for operator in events["operator_id"].unique().to_pylist()
    }
    assert heard == known


def test_a_row_is_said_once() -> None:
    for table in reference_tables():
        named = Counter(
            tuple(each[name] for name in table.identity) for each in register()[table.name]
        )
        assert set(named.values()) <= {1}


@pytest.mark.parametrize(
    ("event_type", "table", "identity"),
    [
        ("charger.status", "connector", ("operator_id", "station_id", "connector_id")),
        ("charger.status", "equipment", ("operator_id", "station_id", "equipment_id")),
        ("charger.session", "connector", ("operator_id", "connector_id", "equipment_id")),
        ("charger.meter", "station", ("operator_id", "station_id")),
        ("charger.meter", "operator", ("operator_id",)),
        ("swap.station", "station", ("operator_id", "station_id")),
        ("swap.order", "station", ("operator_id", "station_id")),
        ("grid.feeder", "feeder", ("feeder_id",)),
        ("traffic.segment", "road_segment", ("operator_id", "segment_id")),
        ("parking.lot", "lot", ("operator_id", "lot_id")),
        ("parking.bay", "bay", ("operator_id", "bay_id")),
        ("traffic.v2x", "roadside_unit", ("operator_id", "rsu_id", "segment_id")),
    ],
)
def test_who_is_heard_is_registered(event_type: str, table: str, identity: tuple[str, ...]) -> None:
    known = {tuple(each[name] for name in identity) for each in register()[table]}
    heard = played()[event_type].group_by(list(identity)).aggregate([]).to_pylist()
    assert heard
    assert {tuple(each[name] for name in identity) for each in heard} <= known


def test_rows_point_at_rows_that_are_there() -> None:
    found = register()
    towns = {each["town_code"]: each["district_code"] for each in found["town"]}
    feeders = {each["feeder_id"]: each["district_code"] for each in found["feeder"]}
    for station in found["station"]:
        district = station["district_code"]
        assert towns[station["town_code"]] == feeders[station["feeder_id"]] == district
    corridors = {each["corridor_id"]: each["length_m"] for each in found["corridor"]}
    lengths: Counter[str] = Counter()
    for segment in found["road_segment"]:
        lengths[segment["corridor_id"]] += segment["length_m"]
    assert lengths == corridors


def test_a_bay_is_of_a_connector_or_of_a_lot() -> None:
    found = register()
    bays = {(each["operator_id"], each["bay_id"]): each for each in found["bay"]}
    of_connectors = {name for name, each in bays.items() if each["station_id"]}
    assert of_connectors == {
        (each["operator_id"], each["bay_id"]) for each in found["connector"] if each["bay_id"]
    }
    lots = {(each["operator_id"], each["lot_id"]): each for each in found["lot"]}
    charging, sensed = Counter[Any](), Counter[Any]()
    for (operator, _), bay in bays.items():
        (charging if bay["station_id"] else sensed)[operator, bay["lot_id"]] += 1
    assert sensed
    for name, many in sensed.items():
        assert (lots[name]["kind"], many) == ("roadside", lots[name]["bays"])
    assert {name: many for name, many in charging.items() if name[1]} == {
        name: each["charging_bays"] for name, each in lots.items() if each["charging_bays"]
    }


def test_a_lot_around_a_station_is_where_the_station_is() -> None:
    found = register()
    stations = {(each["operator_id"], f"L-{each['station_id']}"): each for each in found["station"]}
    around = [each for each in found["lot"] if each["charging_bays"]]
    assert around
    for lot in around:
        station = stations[lot["operator_id"], lot["lot_id"]]
        for name in ("town_code", "longitude", "latitude"):
            assert lot[name] == station[name]


def test_a_cabinet_has_no_more_power_than_its_connectors_and_as_much_as_each() -> None:
    found = register()
    power: dict[tuple[str, str], list[int]] = defaultdict(list)
    for each in found["connector"]:
        power[each["operator_id"], each["equipment_id"]].append(each["rated_power_w"])
    for each in found["equipment"]:
        guns = power.pop((each["operator_id"], each["equipment_id"]))
        assert max(guns) <= each["rated_power_w"] <= sum(guns)
    assert not power


def test_a_connector_is_valid_while_it_is_in_service() -> None:
    """From its first day, or that of its registration, to the day after its last."""
    clock = simulation().clock
    never = {
        (each["operator_id"], each["connector_id"]): each["start"]
        for each in rows(COMING_AND_GOING, "zombie")
        if each["kind"] == "never-commissioned"
    }
    services = {
        (each["operator_id"], each["connector_id"]): (each["commissioned"], each["decommissioned"])
        for each in rows(COMING_AND_GOING, "service")
    }
    terms = {}
    for name, (commissioned, decommissioned) in services.items():
        gone = _day(decommissioned) if decommissioned else FOREVER
        ends = gone + timedelta(days=1) if gone < clock.day(clock.days) else FOREVER
        terms[name] = _day(commissioned or never[name]), ends
    assert len(never) > 2
    assert sum(begins > clock.first_day for begins, _ in terms.values()) > 5
    assert sum(ends < FOREVER for _, ends in terms.values()) > 5
    assert terms == {
        (each["operator_id"], each["connector_id"]): (each["valid_from"], each["valid_to"])
        for each in register(COMING_AND_GOING)["connector"]
    }


@pytest.mark.parametrize(
    ("event_type", "table", "thing"),
    [
        ("storage.telemetry", "storage", "storage_id"),
        ("pv.telemetry", "pv", "pv_id"),
        ("charger.alarm", "connector", "connector_id"),
        ("charger.reservation", "station", "station_id"),
        ("external.alert", "operator", "operator_id"),
    ],
)
def test_who_is_heard_of_in_an_eventful_city_is_registered(
    event_type: str, table: str, thing: str
) -> None:
    tables = {each.struct: each.name for each in reference_tables()}
    rows = [each for each in reference_rows(eventful().city()) if tables[type(each)] == table]
    known = {(each.operator_id, getattr(each, thing)) for each in rows}  # type: ignore[attr-defined]
    events = play(eventful())[0][event_type].to_pylist()
    heard = {(each["operator_id"], each[thing]) for each in events}
    assert heard
    assert heard <= known


def test_a_station_is_valid_as_long_as_any_of_its_connectors() -> None:
    found = register(COMING_AND_GOING)
    terms: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for each in found["connector"]:
        terms[each["operator_id"], each["station_id"]].append(each)
    for station in (each for each in found["station"] if each["station_kind"] != "swap"):
        mine = terms[station["operator_id"], station["station_id"]]
        assert station["valid_from"] == min(each["valid_from"] for each in mine)
        assert station["valid_to"] == max(each["valid_to"] for each in mine)


def test_what_is_written_is_what_dagster_reads(tmp_path: Path) -> None:
    given = list(reference_rows(simulation().city()))
    write_reference(tmp_path, "simulation", given)
    for table in reference_tables():
        read = read_rows(tmp_path, table).get("simulation", [])
        assert read == [each for each in given if type(each) is table.struct]


def _day(time: Any) -> date:
    day: date = time.astimezone(CITY_ZONE).date()
    return day
