"""The city's stations and reference tables."""

from collections import Counter

from schemas import reference_tables
from schemas.reference.connector import Connector
from schemas.reference.district import District
from schemas.reference.feeder import Feeder
from schemas.reference.station import Station
from schemas.reference.town import Town
from seeds.city import City

ROWS = list(City().reference_rows())
STATIONS = [each for each in ROWS if isinstance(each, Station)]


def test_every_reference_table_has_rows() -> None:
    assert {each.struct for each in reference_tables()} == {type(each) for each in ROWS}


def test_a_row_is_there_once() -> None:
    for table in reference_tables():
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
