"""Bays agree with the sessions, lots with their bays."""

from collections import Counter, defaultdict
from itertools import pairwise

from schemas.events.charger_session import ChargerSession
from schemas.events.charger_status import ChargerStatus
from schemas.events.parking_bay import ParkingBay
from schemas.events.parking_lot import ParkingLot
from seeds.city.parking.lots import lot_id_of
from tests.seeds.city.seeded import SMALL, decoded, small

MINUTE_MS = 60_000


def bays() -> dict[tuple[str, str], list[ParkingBay]]:
    found = defaultdict(list)
    for each in small().of(ParkingBay):
        found[each.operator_id, each.bay_id].append(each)
    return found


def test_a_vehicle_stands_in_the_bay_from_plug_in_to_plug_out() -> None:
    taken = defaultdict(list)
    for (operator_id, _), reports in bays().items():
        for one, other in pairwise(reports):
            if one.vehicle:
                place = operator_id, one.connector_id, one.vehicle
                taken[place].append((one.event_time, other.event_time))
    for each in small().of(ChargerSession):
        stretches = taken[each.operator_id, each.connector_id, each.vehicle]
        inside = [it for it in stretches if (each.plug_in_time or 0) <= it[0] < each.event_time]
        assert (inside[0][0], inside[-1][1]) == (each.plug_in_time, each.plug_out_time)
        assert all(one[1] == other[0] for one, other in pairwise(inside))


def test_bays_of_stations_travel_with_the_chargers_and_others_do_not() -> None:
    topics: Counter[tuple[str, bool]] = Counter()
    for record in small().records:
        event = decoded(record)
        if isinstance(event, ParkingBay):
            topics[record.topic, bool(event.station_id)] += 1
    assert set(topics) == {("charger", True), ("parking", False)}


def test_a_bay_is_heard_of_every_quarter_of_an_hour() -> None:
    for reports in bays().values():
        waits = {other.event_time - one.event_time for one, other in pairwise(reports)}
        assert 0 < min(waits) <= max(waits) <= 15 * MINUTE_MS


def test_a_lot_is_heard_of_every_half_hour() -> None:
    found = defaultdict(list)
    for each in small().of(ParkingLot):
        found[each.operator_id, each.lot_id].append(each.event_time)
    assert len(found) == len(SMALL.layout.lots) == 22
    for times in found.values():
        assert max(other - one for one, other in pairwise(times)) <= 30 * MINUTE_MS


def test_some_charging_bays_are_blocked_while_the_connector_is_free() -> None:
    occupancy: dict[tuple[str, str], str] = {}
    blocked = 0
    for each in small().events:
        if isinstance(each, ChargerStatus):
            occupancy[each.operator_id, each.connector_id] = each.occupancy
        elif isinstance(each, ParkingBay) and each.station_id and each.energy_class == "fuel":
            blocked += 1
            assert occupancy[each.operator_id, each.connector_id] == "free"
            assert each.vehicle == ""
    assert blocked > 20


def test_seconds_taken_and_blocked_are_those_of_the_bays() -> None:
    taken: Counter[str] = Counter()
    blocked: Counter[str] = Counter()
    for (operator_id, _), reports in bays().items():
        for one, other in pairwise(reports):
            if one.station_id and one.occupancy == "occupied":
                name = f"{operator_id}/{one.connector_id}"
                taken[name] += (other.event_time - one.event_time) // 1000
                blocked[name] += (
                    (other.event_time - one.event_time) // 1000 * (one.energy_class == "fuel")
                )
    truth = small().truth
    assert taken == {name: sum(days.values()) for name, days in truth.bay_taken_s.items()}
    assert +blocked == {name: sum(days.values()) for name, days in truth.bay_blocked_s.items()}


def test_a_ground_lock_is_up_while_nobody_stands_there() -> None:
    seen = Counter((each.lock, each.occupancy) for each in small().of(ParkingBay))
    assert set(seen) == {
        ("none", "free"),
        ("none", "occupied"),
        ("up", "free"),
        ("down", "occupied"),
    }


def test_a_lot_counts_what_enters_and_leaves() -> None:
    before: dict[tuple[str, str], ParkingLot] = {}
    for each in small().of(ParkingLot):
        place = each.operator_id, each.lot_id
        if last := before.get(place):
            gone = (each.left or 0) - (each.entered or 0)
            assert each.free == (last.free or 0) + gone
        assert 0 <= (each.free_charging or 0) <= (each.free or 0) <= (each.capacity or 0)
        before[place] = each


def test_free_charging_bays_of_a_lot_are_those_of_its_station() -> None:
    site = next(each for each in SMALL.layout.sites if lot_id_of(each))
    place = site.operator_id, lot_id_of(site)
    state = dict.fromkeys((each.bay_id for each in site.connectors), "free")
    at_once = sorted(small().events, key=lambda it: (it.event_time, isinstance(it, ParkingLot)))
    for each in at_once:
        if isinstance(each, ParkingBay) and (each.operator_id, each.lot_id) == place:
            state[each.bay_id] = each.occupancy
        if isinstance(each, ParkingLot) and (each.operator_id, each.lot_id) == place:
            assert each.free_charging == Counter(state.values())["free"]
