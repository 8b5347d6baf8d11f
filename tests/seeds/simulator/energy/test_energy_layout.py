"""Where storage and panels stand, and that most storages follow the rule of 2024."""

import numpy as np
import pytest

from seeds.simulator.charging.layout import ALL_SITES, lay_out
from seeds.simulator.energy.layout import Storages, lay_energy
from seeds.simulator.energy.parameters import Plant
from seeds.simulator.grid.layout import lay_feeders, supplies_w
from seeds.simulator.parameters import Parameters
from seeds.simulator.profile import PROFILES

CHARGING = lay_out(1, PROFILES["city"], Parameters())
SUPPLY_W = supplies_w(CHARGING, lay_feeders(1, CHARGING, 64))


def storages(undersized: float) -> Storages:
    return lay_energy(1, CHARGING, SUPPLY_W, Plant(undersized=undersized)).storages


def follow_the_rule(found: Storages) -> np.ndarray:
    """Not below 10 % of the transformer, 1 hour and 200 kWh: 渝府办发〔2024〕29号 二（三）."""
    power = found.rated_w >= SUPPLY_W[found.station] * 0.1
    return power & (found.capacity_wh >= found.rated_w) & (found.capacity_wh >= 200_000)


def test_stations_have_what_their_kind_says() -> None:
    energy = lay_energy(1, CHARGING, SUPPLY_W, Plant())
    kinds = np.array([each.station_kind for each in ALL_SITES])[CHARGING.site]
    stored = np.isin(kinds, ("storage-charging", "pv-storage-charging"))
    assert energy.storages.station.tolist() == np.flatnonzero(stored).tolist()
    assert energy.panels.station.tolist() == np.flatnonzero(kinds == "pv-storage-charging").tolist()


def test_storages_follow_the_rule_but_for_those_that_do_not_on_purpose() -> None:
    assert follow_the_rule(storages(0)).all()
    assert not follow_the_rule(storages(1)).any()
    assert follow_the_rule(storages(0.15)).mean() == pytest.approx(0.85, abs=0.05)


def test_there_are_3_kw_of_panels_over_each_bay() -> None:
    panels = lay_energy(1, CHARGING, SUPPLY_W, Plant()).panels
    bays = np.bincount(CHARGING.station)
    assert panels.rated_w.tolist() == (bays[panels.station] * 3_000).tolist()
