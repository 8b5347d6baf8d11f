"""What feeders carry: base load, and all that the stations on them draw."""

from collections import Counter
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from schemas.reference.station import Station
from seeds.simulator.charging.layout import lay_out
from seeds.simulator.clock import HOUR_S
from seeds.simulator.conditions import Conditions, Lengths
from seeds.simulator.grid.layout import CAPACITY_W, lay_feeders
from seeds.simulator.grid.load import base_share, limit_w
from seeds.simulator.parameters import Parameters
from seeds.simulator.profile import PROFILES
from seeds.simulator.reference import reference_rows
from tests.seeds.simulator.given import CALM, DAYS, play, played, simulation, truth

DARK = replace(CALM, grid_losses=100, grid_loss=Lengths(median_h=6, spread=0.5))


def readings(conditions: Conditions) -> list[dict[str, Any]]:
    """Each once."""
    return once(played(conditions)["grid.feeder"].to_pylist())


def once(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({(row["feeder_id"], row["event_time"]): row for row in rows}.values())


def test_every_station_hangs_on_a_feeder_of_its_district_and_shard() -> None:
    charging = lay_out(1, PROFILES["district"], Parameters())
    grid = lay_feeders(1, charging, 4)
    station = np.arange(len(charging.site))
    assert (grid.shard[grid.feeder] == station % 4).all()
    assert (grid.district[grid.feeder] == charging.district).all()
    assert set(grid.feeder) == set(range(len(grid.shard)))


def test_a_large_station_has_a_supply_of_its_own_size() -> None:
    charging = lay_out(1, PROFILES["district"], Parameters())
    grid = lay_feeders(1, charging, 4)
    rated = np.bincount(grid.feeder[charging.station], charging.rated_w)
    assert (grid.capacity_w >= rated * 0.499).all()
    assert set(grid.capacity_w[rated < 8_000_000]) == set(CAPACITY_W)


def test_the_base_load_has_two_humps() -> None:
    hours = np.array([4, 12, 17, 20]) * HOUR_S
    assert base_share(hours, restful=False).tolist() == [0.51, 0.96, 0.93, 1.0]
    assert base_share(np.array([19 * HOUR_S + 1800]), restful=True)[0] == pytest.approx(0.92 * 0.98)


def test_the_limit_is_lower_in_the_heat_of_the_afternoon() -> None:
    capacity = np.array([4_000_000] * 3)
    limits = limit_w(capacity, np.array([12, 13, 17]) * HOUR_S)
    assert limits.tolist() == [3_600_000, 3_200_000, 3_600_000]


def test_feeders_are_read_every_quarter_of_an_hour() -> None:
    rows = readings(CALM)
    feeders = len(simulation().city().grid.shard)
    assert len(rows) == feeders * DAYS * 96
    assert {row["supply"] for row in rows} == {"on"}
    for row in rows:
        assert row["charging_limit_w"] == max(0, row["limit_w"] - row["base_load_w"])


def test_what_exceeds_the_base_load_is_the_net_of_all_stations() -> None:
    """Charging, swap and storage less panels, in a city that has them all; by feeder.

    A reading every quarter of an hour stands for the energy of an hour within a few percent.
    """
    events, true = play(simulation(seed=2))
    feeder_of = {
        (row.operator_id, row.station_id): row.feeder_id
        for row in reference_rows(simulation(seed=2).city())
        if isinstance(row, Station)
    }
    energy: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for row in true["load"].to_pylist():
        energy[feeder_of[row["operator_id"], row["station_id"]]] += row["energy_wh"]
        kinds[row["kind"]] += abs(row["energy_wh"])
    assert set(kinds) == {"charging", "swap", "storage", "pv"}
    net: Counter[str] = Counter()
    for row in once(events["grid.feeder"].to_pylist()):
        net[row["feeder_id"]] += (row["load_w"] - row["base_load_w"]) / 4
    assert sum(net.values()) == pytest.approx(sum(energy.values()), rel=0.05)
    assert max(abs(net[each] - energy[each]) for each in net) < 0.02 * sum(kinds.values())


def test_a_dark_feeder_carries_nothing_and_its_stations_say_so() -> None:
    dark = [row for row in readings(DARK) if row["supply"] == "off"]
    assert dark
    assert {(row["load_w"], row["base_load_w"]) for row in dark} == {(0, 0)}
    lost = [row for row in truth(DARK)["outage"].to_pylist() if row["cause"] == "grid-loss"]
    assert lost
    times = {row["event_time"] for row in dark}
    for row in lost:
        begin, end = row["start"].timestamp() * 1000, row["end"].timestamp() * 1000
        quarters = [at for at in times if begin <= at < end]
        assert quarters or end - begin < 900_000 or begin > max(times)


def test_a_feeder_over_its_capacity_is_in_the_truth() -> None:
    city = simulation().city()
    ids = city.grid.feeder_ids.to_pylist()
    capacity = dict(zip(ids, city.grid.capacity_w.tolist(), strict=True))
    over = {
        (row["feeder_id"], row["event_time"], row["load_w"])
        for row in readings(CALM)
        if row["load_w"] > capacity[row["feeder_id"]]
    }
    told = {
        (row["feeder_id"], int(row["time"].timestamp() * 1000), row["load_w"])
        for row in truth()["violation"].to_pylist()
    }
    assert told == over
