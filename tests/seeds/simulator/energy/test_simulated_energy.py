"""What storages and panels of a city say, against tariff, sun and what their stations draw."""

from collections import Counter, defaultdict
from datetime import datetime
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from schemas import contract_of
from seeds.simulator.clock import CITY_ZONE
from tests.seeds.simulator.given import DAYS, play, simulation

CITY = simulation(seed=2)  # its eight stations are four with storage and panels, and others
Row = dict[str, Any]


@cache
def said(event_type: str, thing: str) -> dict[tuple[str, str], list[Row]]:
    """Each event once, in order of time, by operator and thing."""
    rows = {
        tuple(row[name] for name in contract_of(event_type).identity): row
        for row in play(CITY)[0][event_type].to_pylist()
    }
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in sorted(rows.values(), key=lambda row: row["event_time"]):
        found[row["operator_id"], row[thing]].append(row)
    return found


def hour_of(row: Row) -> int:
    return datetime.fromtimestamp(row["event_time"] / 1000, CITY_ZONE).hour


def storages() -> dict[tuple[str, str], list[Row]]:
    return said("storage.telemetry", "storage_id")


def panels() -> dict[tuple[str, str], list[Row]]:
    return said("pv.telemetry", "pv_id")


def test_each_says_something_every_minute() -> None:
    assert len(storages()) == len(panels()) == 4
    for rows in (*storages().values(), *panels().values()):
        assert [row["event_time"] for row in rows] == [
            CITY.clock.start_ms + minute * 60_000 for minute in range(DAYS * 1440)
        ]


def test_registers_rise_by_the_sum_of_power() -> None:
    """A power holds for a minute; a register shows whole Wh."""
    for rows in storages().values():
        taken = sum(max(row["power_w"], 0) for row in rows[:-1]) / 60
        given = sum(max(-row["power_w"], 0) for row in rows[:-1]) / 60
        assert rows[-1]["import_wh"] - rows[0]["import_wh"] == int(taken) > 10_000
        assert 0 <= rows[-1]["export_wh"] - rows[0]["export_wh"] - given + 1 <= 2
    for rows in panels().values():
        given = sum(row["generated_w"] for row in rows[:-1]) / 60
        assert rows[-1]["generated_wh"] - rows[0]["generated_wh"] == int(given) > 1_000
        assert all(a["generated_wh"] <= b["generated_wh"] for a, b in pairwise(rows))


def test_soc_stays_within_its_bounds_and_follows_energy() -> None:
    built = CITY.city().energy.storages
    capacity = dict(zip(built.ids.to_pylist(), built.capacity_wh, strict=True))
    for (_, name), rows in storages().items():
        socs = [row["soc_percent"] for row in rows]
        assert min(socs) >= 10
        assert max(socs) <= 90
        first, last = rows[0], rows[-1]
        kept = 0.88 * (last["import_wh"] - first["import_wh"])
        risen = kept - (last["export_wh"] - first["export_wh"])
        expected = 10 + risen / capacity[name] * 100
        assert last["soc_percent"] == pytest.approx(expected, abs=0.1)


def test_storages_charge_in_the_valley_and_discharge_at_the_peak() -> None:
    states = defaultdict(set)
    for rows in storages().values():
        for row in rows:
            states[row["state"]].add(hour_of(row))
    assert states["charging"] <= set(range(8))
    assert states["discharging"]
    assert states["discharging"] <= {*range(11, 17), 20, 21}


def test_no_storage_gives_more_than_its_station_draws() -> None:
    """In a city whose storages stand at stations without panels and without V2G.

    A storage looks once a minute, so it goes on for up to a minute after a charge has ended.
    """
    flown: dict[Any, Counter[str]] = defaultdict(Counter)
    for row in play(simulation(seed=5))[1]["load"].to_pylist():
        flown[row["station_id"], row["operator_id"], row["hour"]][row["kind"]] += row["energy_wh"]
    gives = [kinds for kinds in flown.values() if kinds["storage"] < 0]
    assert gives
    assert all(kinds["storage"] + kinds["charging"] > -5_000 for kinds in gives)
    given, drawn = (sum(kinds[kind] for kinds in gives) for kind in ("storage", "charging"))
    assert drawn > -given > 10_000


def test_panels_give_nothing_by_night_and_most_at_noon() -> None:
    for rows in panels().values():
        given: dict[int, int] = defaultdict(int)
        for row in rows:
            given[hour_of(row)] += row["generated_w"]
        assert {hour for hour, power in given.items() if power == 0} >= {*range(5), *range(21, 24)}
        assert sum(given[hour] for hour in range(10, 16)) > 0.5 * sum(given.values())
