"""A feeder carries its base load and what the chargers draw; one of them fails for a while."""

from collections import Counter, defaultdict

from schemas.events.charger_meter import ChargerMeter
from schemas.events.charger_session import ChargerSession
from schemas.events.charger_status import ChargerStatus
from schemas.events.grid_feeder import GridFeeder
from tests.seeds.city.seeded import SMALL, small

FEEDER_OF = {(each.operator_id, each.station_id): each.feeder_id for each in SMALL.layout.sites}
QUARTER_MS = 900_000


def test_every_feeder_speaks_every_quarter_of_an_hour() -> None:
    seen = Counter(each.feeder_id for each in small().of(GridFeeder))
    assert set(seen) == set(FEEDER_OF.values())
    assert set(seen.values()) == {2 * 96}


def test_load_is_the_base_and_what_the_meters_of_its_stations_show() -> None:
    drawn: dict[tuple[str, str], int] = {}
    of_feeder = {}
    expected, found = [], []
    order = sorted(small().events, key=lambda it: (it.event_time, isinstance(it, GridFeeder)))
    for each in order:
        if isinstance(each, ChargerMeter):
            connector = each.operator_id, each.connector_id
            drawn[connector] = each.power_w or 0
            of_feeder[connector] = FEEDER_OF[each.operator_id, each.station_id]
        elif isinstance(each, GridFeeder):
            own = (w for name, w in drawn.items() if of_feeder[name] == each.feeder_id)
            expected.append(sum(own))
            found.append((each.load_w or 0) - (each.base_load_w or 0))
    assert found == expected
    assert max(found) > 300_000


def test_charging_may_take_what_the_limit_leaves() -> None:
    for each in small().of(GridFeeder):
        assert each.charging_limit_w == max(0, (each.limit_w or 0) - (each.base_load_w or 0))


def test_one_feeder_is_dead_for_one_to_three_hours_and_its_stations_with_it() -> None:
    dead = [each for each in small().of(GridFeeder) if each.supply == "off"]
    (feeder_id,) = {each.feeder_id for each in dead}
    first, last = dead[0].event_time, dead[-1].event_time
    assert len(dead) == (last - first) // QUARTER_MS + 1
    assert 4 <= len(dead) <= 12
    assert {each.load_w for each in dead} == {0}
    of = defaultdict(set)
    for each in small().of(ChargerStatus):
        place = each.operator_id, each.station_id
        if FEEDER_OF[place] == feeder_id and first <= each.event_time <= last:
            of[place].add(each.connectivity)
    assert of
    assert all(each == {"offline"} for each in of.values())
    for order in small().of(ChargerSession):
        if FEEDER_OF[order.operator_id, order.station_id] == feeder_id:
            assert (order.plug_out_time or 0) < first or (order.plug_in_time or 0) > last
