"""A charging session's vehicle is one of the fleet: it drives there, stands there, and fills up."""

import re
from collections import defaultdict
from itertools import pairwise
from math import cos, hypot, radians

from schemas.events.charger_session import ChargerSession
from schemas.events.vehicle_alarm import VehicleAlarm
from schemas.events.vehicle_telemetry import VehicleTelemetry
from tests.seeds.city.seeded import SMALL, small

BATTERY_WH = {each.pseudonym: each.battery_wh for each in SMALL.plan.fleet.stays}


def telemetry() -> dict[str, list[VehicleTelemetry]]:
    found = defaultdict(list)
    for each in small().of(VehicleTelemetry):
        found[each.vehicle].append(each)
    return found


def test_fifty_vehicles_a_station_and_two_who_came_are_known_by_pseudonyms_only() -> None:
    assert small().truth.vehicles == len(BATTERY_WH) == 402
    assert all(re.fullmatch("k1:[0-9a-f]{32}", each) for each in BATTERY_WH)
    assert not any(b"SEEDCITY" in each.value for each in small().records)


def test_the_vehicle_of_every_session_is_of_the_fleet_and_has_one_owner() -> None:
    owners = defaultdict(set)
    for each in small().of(ChargerSession):
        assert each.vehicle in BATTERY_WH
        owners[each.vehicle].add(each.user)
    assert {len(each) for each in owners.values()} == {1}


def test_a_vehicle_is_at_one_connector_at_a_time() -> None:
    stays = defaultdict(list)
    for each in small().of(ChargerSession):
        stays[each.vehicle].append((each.plug_in_time or 0, each.plug_out_time or 0))
    for of_one in stays.values():
        assert all(one[1] < other[0] for one, other in pairwise(sorted(of_one)))


def test_a_session_fills_the_battery_by_its_energy() -> None:
    for each in small().of(ChargerSession):
        assert each.energy_wh is not None
        gained = (each.soc_end_percent or 0) - (each.soc_start_percent or 0)
        assert abs(gained - each.energy_wh / BATTERY_WH[each.vehicle] * 100) <= 0.15


def test_telemetry_of_a_stay_tells_what_the_session_says() -> None:
    of = telemetry()
    for each in small().of(ChargerSession):
        start, end = each.plug_in_time or 0, each.plug_out_time or 0
        there = [it for it in of[each.vehicle] if start < it.event_time < end]
        assert {it.speed_kmh for it in there} == {0.0}
        assert len({(it.longitude, it.latitude, it.odometer_m) for it in there}) == 1
        assert (there[0].event_time, there[-1].event_time) == (each.charge_start, each.charge_end)
        assert there[0].soc_percent == each.soc_start_percent
        assert there[-1].soc_percent == each.soc_end_percent


def test_a_battery_falls_with_driving_and_rises_only_at_a_charger() -> None:
    for reports in telemetry().values():
        for one, other in pairwise(reports):
            assert (other.odometer_m or 0) >= (one.odometer_m or 0)
            if (other.soc_percent or 0) > (one.soc_percent or 0):
                assert one.charge_state == "parked-charging"


def test_nobody_drives_farther_than_the_odometer_says() -> None:
    for reports in telemetry().values():
        parked = [each for each in reports if each.state == "off"]
        for one, other in pairwise(parked):
            north = ((other.latitude or 0) - (one.latitude or 0)) * 111
            east = ((other.longitude or 0) - (one.longitude or 0)) * 111 * cos(radians(29.5))
            driven = (other.odometer_m or 0) - (one.odometer_m or 0)
            assert hypot(north, east) <= driven / 1000 + 0.01


def test_an_alarm_of_a_low_battery_goes_at_the_charger() -> None:
    of = [each for each in small().of(VehicleAlarm) if each.alarm == "soc-low"]
    assert {each.raised for each in of} == {True, False}
    by_vehicle = defaultdict(list)
    for each in of:
        by_vehicle[each.vehicle].append(each.raised)
    for states in by_vehicle.values():
        assert states == [number % 2 == 0 for number in range(len(states))]
