"""What stands in the city, and its reference tables."""

from collections import Counter

from schemas import reference_tables
from schemas.reference.bay import Bay
from schemas.reference.connector import Connector
from schemas.reference.corridor import Corridor
from schemas.reference.district import District
from schemas.reference.feeder import Feeder
from schemas.reference.lot import Lot
from schemas.reference.road_segment import RoadSegment
from schemas.reference.roadside_unit import RoadsideUnit
from schemas.reference.station import Station
from schemas.reference.town import Town
from seeds.city import City

ROWS = list(City().reference_rows())
TABLES = [each for each in reference_tables() if not each.name.startswith("policy_")]
STATIONS = [each for each in ROWS if isinstance(each, Station)]


def test_every_reference_table_has_rows_but_those_of_policies() -> None:
    assert {each.struct for each in TABLES} == {type(each) for each in ROWS}


def test_a_row_is_there_once() -> None:
    for table in TABLES:
        names = Counter(
            tuple(getattr(each, name) for name in table.identity)
            for each in ROWS
            if type(each) is table.struct
        )
        assert names.most_common(1)[0][1] == 1


def test_districts_are_those_of_chongqing_by_their_codes() -> None:
    assert {each.district_code: each.name for each in ROWS if isinstance(each, District)} == {
        "500103": "渝中区",
        "500105": "江北区",
        "500106": "沙坪坝区",
        "500107": "九龙坡区",
        "500108": "南岸区",
        "500112": "渝北区",
        "500116": "江津区",
        "500156": "武隆区",
    }


def test_stations_hang_on_towns_and_feeders_that_exist() -> None:
    towns = {each.town_code: each.district_code for each in ROWS if isinstance(each, Town)}
    feeders = {each.feeder_id: each.district_code for each in ROWS if isinstance(each, Feeder)}
    for each in STATIONS:
        assert towns[each.town_code] == each.district_code == feeders[each.feeder_id]


def test_the_dimensions_of_assessments_are_all_there() -> None:
    assert {each.use_class for each in STATIONS} == {"public", "private", "workplace", "dedicated"}
    assert {each.open_to_public for each in STATIONS} == {True, False}
    assert len({each.station_kind for each in STATIONS}) == 4
    kinds = {each.charge_kind for each in ROWS if isinstance(each, Connector)}
    assert kinds == {"ac", "dc", "super", "ordered", "v2g"}


def test_numbers_are_unique_only_within_an_operator() -> None:
    connectors = [each for each in ROWS if isinstance(each, Connector)]
    assert len({each.connector_id for each in connectors}) < len(connectors) / 2


def test_operators_have_codes_of_nine_characters_that_no_one_has() -> None:
    codes = {each.operator_id for each in STATIONS}
    assert codes == {"EXAMPLE01", "EXAMPLE02", "EXAMPLE03", "EXAMPLE04"}


def test_the_usual_city_in_figures() -> None:
    assert Counter(type(each).__name__ for each in ROWS) == {
        "Operator": 4,
        "District": 8,
        "Town": 24,
        "Station": 40,
        "Equipment": 265,
        "Connector": 400,
        "Bay": 464,
        "Lot": 46,
        "Corridor": 4,
        "RoadSegment": 30,
        "RoadsideUnit": 6,
        "Feeder": 19,
    }


def test_a_lot_around_a_station_has_its_bays_by_the_same_operator() -> None:
    lots = {(each.operator_id, each.lot_id): each for each in ROWS if isinstance(each, Lot)}
    bays = Counter(
        (each.operator_id, each.lot_id)
        for each in ROWS
        if isinstance(each, Bay) and each.lot_id and each.station_id
    )
    assert len(bays) == 30
    assert bays == {place: each.charging_bays for place, each in lots.items() if each.charging_bays}


def test_lots_are_of_every_kind_and_some_bays_have_locks() -> None:
    kinds = {each.kind for each in ROWS if isinstance(each, Lot)}
    assert kinds == {"garage", "surface", "roadside", "park-and-ride"}
    assert {each.has_lock for each in ROWS if isinstance(each, Bay)} == {True, False}


def test_roads_belong_to_corridors_and_units_stand_at_roads() -> None:
    corridors = {each.corridor_id: each for each in ROWS if isinstance(each, Corridor)}
    roads = {each.segment_id: each for each in ROWS if isinstance(each, RoadSegment)}
    length: Counter[str] = Counter()
    for road in roads.values():
        length[road.corridor_id] += road.length_m or 0
    assert length == {name: each.length_m for name, each in corridors.items()}
    for unit in (each for each in ROWS if isinstance(each, RoadsideUnit)):
        assert roads[unit.segment_id].corridor_id == unit.corridor_id
        assert corridors[unit.corridor_id].kind == "v2x"
