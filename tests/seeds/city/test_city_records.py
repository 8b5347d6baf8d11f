"""The seed city: same seed, same bytes; good records fit their contracts; the truth is exact."""

from collections import Counter
from datetime import date
from hashlib import sha256

from schemas import contracts
from schemas.contract import declared
from schemas.events.charger_meter import ChargerMeter
from schemas.events.charger_session import ChargerSession
from schemas.events.charger_status import ChargerStatus
from schemas.events.vehicle_telemetry import VehicleTelemetry
from seeds.city import City
from seeds.city.bad import FAULTS
from seeds.record import Record
from tests.seeds.city.seeded import SMALL, decoded, small

SENT = {each.event_type for each in contracts()} - {"alert", "dead-letter"}

# Of one day of eight stations.
ROWS = {
    "charger.meter": 18_342,
    "charger.session": 189,
    "charger.status": 12_269,
    "grid.feeder": 768,
    "parking.bay": 14_229,
    "parking.lot": 6_926,
    "traffic.segment": 8_610,
    "traffic.v2x": 2_615,
    "vehicle.alarm": 63,
    "vehicle.telemetry": 14_663,
}


def digest(records: list[Record]) -> str:
    state = sha256()
    for record in records:
        state.update(repr(record).encode())
    return state.hexdigest()


def test_same_seed_same_bytes() -> None:
    city = City(seed=7, days=2, stations=8)
    truth = city.new_truth()
    assert digest(list(city.records(truth))) == digest(small().records)
    assert truth == small().truth


def test_another_seed_is_another_city() -> None:
    first, second = (City(seed=each, days=1, stations=1) for each in (7, 8))
    assert digest(list(first.records(first.new_truth()))) != digest(
        list(second.records(second.new_truth()))
    )


def test_one_day_of_one_seed_in_figures() -> None:
    city = City(seed=7, days=1, stations=8)
    truth = city.new_truth()
    for _ in city.records(truth):
        pass
    assert truth.rows == ROWS
    assert (truth.vehicles, truth.energy_wh) == (400, 6_046_875)


def test_records_are_counted_exactly() -> None:
    truth = small().truth
    assert len(small().records) == truth.records
    refused = sum(decoded(each) is None for each in small().records)
    assert refused == sum(truth.bad.values()) == sum(truth.dead_letters.values())
    assert truth.rows == Counter(declared(type(each)).event_type for each in small().events)


def test_every_event_type_is_sent_and_spoilt() -> None:
    truth = small().truth
    assert set(truth.rows) == set(truth.spoilt) == SENT
    assert sum(truth.spoilt.values()) == sum(truth.bad.values())
    assert all(10 <= many <= 33 for many in truth.spoilt.values())


def test_every_kind_of_fault_occurs_in_every_network() -> None:
    assert set(small().truth.bad) == set(FAULTS)
    assert all(many >= len(SENT) - 2 for many in small().truth.bad.values())


def test_an_identity_occurs_once() -> None:
    of = {each.struct: each.identity for each in contracts()}
    identities = Counter(
        (type(each), *(getattr(each, name) for name in of[type(each)])) for each in small().events
    )
    assert identities.most_common(1)[0][1] == 1


def test_charging_seconds_are_those_of_the_status_timeline() -> None:
    seen: dict[str, dict[date, int]] = {}
    since: dict[str, int] = {}
    for each in small().of(ChargerStatus):
        name = f"{each.operator_id}/{each.connector_id}"
        if name in since:
            add(seen.setdefault(name, {}), since.pop(name), each.event_time)
        if each.occupancy == "charging":
            since[name] = each.event_time
    assert not since
    assert seen == small().truth.charging_s


def add(by_day: dict[date, int], start_ms: int, end_ms: int) -> None:
    midnight, at = SMALL.clock.start_ms, start_ms
    while at < end_ms:
        index = (at - midnight) // 86_400_000
        until = min(end_ms, midnight + (index + 1) * 86_400_000)
        day = date.fromordinal(SMALL.first_day.toordinal() + index)
        by_day[day] = by_day.get(day, 0) + (until - at) // 1000
        at = until


def test_registers_rise_by_what_sessions_say() -> None:
    sessions = small().of(ChargerSession)
    energy = sum(each.energy_wh or 0 for each in sessions)
    assert energy == small().truth.energy_wh > 0
    for name in ("import_wh", "export_wh"):
        first: dict[tuple[str, str], int] = {}
        last: dict[tuple[str, str], int] = {}
        for each in small().of(ChargerMeter):
            if getattr(each, name) is not None:
                key = (each.operator_id, each.connector_id)
                assert last.get(key, 0) <= getattr(each, name)
                first.setdefault(key, getattr(each, name))
                last[key] = getattr(each, name)
        gained = sum(last[key] - first[key] for key in last)
        signs = [each.energy_wh or 0 for each in sessions]
        assert gained == sum(abs(it) for it in signs if (it < 0) == (name == "export_wh"))


def test_some_v2g_sessions_give_energy_back() -> None:
    back = [each for each in small().of(ChargerSession) if each.v2g]
    assert back
    for each in back:
        assert each.energy_wh is not None
        assert each.energy_wh < 0
        assert each.energy_fee_fen is not None
        assert each.energy_fee_fen < 0
        assert each.max_power_w is not None
        assert each.max_power_w < 0


def test_sending_is_late_doubled_and_out_of_order_within_limits() -> None:
    assert sum(small().truth.duplicates.values()) > 100
    latest = 0
    behind: Counter[str] = Counter()
    worst: Counter[str] = Counter()
    for record in small().records:
        event = decoded(record)
        if event is None:
            continue
        kind = "other"
        if isinstance(event, ChargerSession):
            kind = "session"
        elif isinstance(event, VehicleTelemetry) and event.reissued:
            kind = "reissued"
        lag = latest - event.event_time
        behind[kind] += lag > 0
        worst[kind] = max(worst[kind], lag)
        latest = max(latest, event.event_time)
    assert behind["other"] > 1000
    assert 60_000 < worst["other"] <= 423_000
    assert 600_000 < worst["session"] <= 3 * 3_600_000 + 120_000
    assert 600_000 < worst["reissued"] <= 300_000 + 3_600_000 + 120_000


def test_the_first_second_is_the_citys_midnight() -> None:
    assert SMALL.clock.start_ms == 1_783_267_200_000  # 2026-07-05T16:00:00Z


def test_the_usual_city_has_forty_stations_and_four_hundred_connectors() -> None:
    sites = City().layout.sites
    assert (len(sites), sum(len(each.connectors) for each in sites)) == (40, 400)
