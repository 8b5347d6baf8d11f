"""The seed city: same seed, same bytes; good records fit their contracts; the truth is exact."""

from collections import Counter
from datetime import date
from hashlib import sha256

import msgspec
import pytest

from schemas import Contract, Event, contracts
from schemas.events.charger_meter import ChargerMeter
from schemas.events.charger_session import ChargerSession
from schemas.events.charger_status import ChargerStatus
from seeds.city import City, Truth
from seeds.city.bad import FAULTS
from seeds.record import Record

SMALL = City(seed=7, days=2, stations=8)
BY_WIRE_TYPE: dict[object, Contract] = {each.wire_type.encode(): each for each in contracts()}


def taken(city: City) -> tuple[list[Record], Truth]:
    truth = city.new_truth()
    return list(city.records(truth)), truth


@pytest.fixture(scope="module")
def small() -> tuple[list[Record], Truth]:
    return taken(SMALL)


@pytest.fixture(scope="module")
def good(small: tuple[list[Record], Truth]) -> list[Event]:
    """The good records, each once, decoded by their contracts; those that are not are bad."""
    found = {}
    for record in small[0]:
        event = decoded(record)
        if event is not None:
            found[event.event_id] = event
    return list(found.values())


def decoded(record: Record) -> Event | None:
    contract = BY_WIRE_TYPE.get(dict(record.headers).get("ce_type"))
    if contract is None or not record.key:
        return None
    try:
        event = msgspec.json.decode(record.value, type=contract.struct)
    except msgspec.MsgspecError:
        return None
    if event.event_time > SMALL.clock.start_ms + 3 * 86_400_000:
        return None
    assert record.key == contract.key_of(event)
    assert record.topic == contract.topic.name
    return event


def digest(records: list[Record]) -> str:
    state = sha256()
    for record in records:
        state.update(repr(record).encode())
    return state.hexdigest()


def test_same_seed_same_bytes(small: tuple[list[Record], Truth]) -> None:
    again, truth = taken(SMALL)
    assert digest(again) == digest(small[0])
    assert truth == small[1]


def test_another_seed_is_another_city(small: tuple[list[Record], Truth]) -> None:
    assert digest(taken(City(seed=8, days=1, stations=8))[0]) != digest(small[0])


def test_records_are_counted_exactly(small: tuple[list[Record], Truth], good: list[Event]) -> None:
    records, truth = small
    assert len(records) == truth.records
    refused = sum(decoded(each) is None for each in records)
    assert refused == sum(truth.bad.values()) == sum(truth.dead_letters.values())
    kinds = {ChargerStatus: "charger.status", ChargerMeter: "charger.meter"}
    counted = Counter(kinds.get(type(each), "charger.session") for each in good)
    assert truth.rows == counted


def test_every_kind_of_fault_occurs_a_few_times(small: tuple[list[Record], Truth]) -> None:
    assert set(small[1].bad) == set(FAULTS)
    assert all(3 <= many <= 7 for many in small[1].bad.values())


def test_an_identity_occurs_once(good: list[Event]) -> None:
    of = {each.struct: each.identity for each in contracts()}
    identities = Counter(
        (type(each), *(getattr(each, name) for name in of[type(each)])) for each in good
    )
    assert identities.most_common(1)[0][1] == 1


def test_charging_seconds_are_those_of_the_status_timeline(
    small: tuple[list[Record], Truth], good: list[Event]
) -> None:
    seen: dict[str, dict[date, int]] = {}
    statuses = sorted(
        (each for each in good if isinstance(each, ChargerStatus)), key=lambda it: it.event_time
    )
    since: dict[str, int] = {}
    for each in statuses:
        name = f"{each.operator_id}/{each.connector_id}"
        if name in since:
            add(seen.setdefault(name, {}), since.pop(name), each.event_time)
        if each.occupancy == "charging":
            since[name] = each.event_time
    assert not since
    assert seen == small[1].charging_s


def add(by_day: dict[date, int], start_ms: int, end_ms: int) -> None:
    midnight, at = SMALL.clock.start_ms, start_ms
    while at < end_ms:
        index = (at - midnight) // 86_400_000
        until = min(end_ms, midnight + (index + 1) * 86_400_000)
        day = date.fromordinal(SMALL.first_day.toordinal() + index)
        by_day[day] = by_day.get(day, 0) + (until - at) // 1000
        at = until


def test_registers_rise_by_what_sessions_say(
    small: tuple[list[Record], Truth], good: list[Event]
) -> None:
    sessions = [each for each in good if isinstance(each, ChargerSession)]
    energy = sum(each.energy_wh or 0 for each in sessions)
    assert energy == small[1].energy_wh > 0
    for name in ("import_wh", "export_wh"):
        first: dict[tuple[str, str], int] = {}
        last: dict[tuple[str, str], int] = {}
        for each in sorted(good, key=lambda it: it.event_time):
            if isinstance(each, ChargerMeter) and getattr(each, name) is not None:
                key = (each.operator_id, each.connector_id)
                assert last.get(key, 0) <= getattr(each, name)
                first.setdefault(key, getattr(each, name))
                last[key] = getattr(each, name)
        gained = sum(last[key] - first[key] for key in last)
        signs = [each.energy_wh or 0 for each in sessions]
        assert gained == sum(abs(it) for it in signs if (it < 0) == (name == "export_wh"))


def test_some_v2g_sessions_give_energy_back(good: list[Event]) -> None:
    back = [each for each in good if isinstance(each, ChargerSession) and each.v2g]
    assert back
    for each in back:
        assert each.energy_wh is not None
        assert each.energy_wh < 0
        assert each.energy_fee_fen is not None
        assert each.energy_fee_fen < 0
        assert each.max_power_w is not None
        assert each.max_power_w < 0


def test_sending_is_late_doubled_and_out_of_order_within_limits(
    small: tuple[list[Record], Truth],
) -> None:
    records, truth = small
    assert sum(truth.duplicates.values()) > 100
    latest: int = 0
    behind: Counter[str] = Counter()
    worst = {"session": 0, "other": 0}
    for record in records:
        event = decoded(record)
        if event is None:
            continue
        kind = "session" if isinstance(event, ChargerSession) else "other"
        lag = latest - event.event_time
        behind[kind] += lag > 0
        worst[kind] = max(worst[kind], lag)
        latest = max(latest, event.event_time)
    assert behind["other"] > 1000
    assert 60_000 < worst["other"] <= 423_000
    assert worst["session"] <= 3 * 3_600_000 + 120_000
    assert worst["session"] > 600_000


def test_the_first_second_is_the_citys_midnight() -> None:
    assert SMALL.clock.start_ms == 1_783_267_200_000  # 2026-07-05T16:00:00Z


def test_the_usual_city_has_forty_stations_and_four_hundred_connectors() -> None:
    sites = City().sites
    assert (len(sites), sum(len(each.connectors) for each in sites)) == (40, 400)
