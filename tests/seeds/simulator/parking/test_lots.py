"""Which lots a city has: around stations and on their own, with so many bays in all."""

import numpy as np
import pytest

from seeds.simulator.charging.layout import ALL_SITES, lay_out
from seeds.simulator.parameters import Parameters
from seeds.simulator.parking.layout import MODELS, NONE, Lots, lay_lots
from seeds.simulator.parking.parameters import Parking
from seeds.simulator.profile import PROFILES, Name

SHARDS = 4


def lots(name: Name = "district") -> Lots:
    profile = PROFILES[name]
    charging = lay_out(1, profile, Parameters())
    return lay_lots(1, charging, profile.bays, SHARDS, Parking())


@pytest.mark.parametrize(("name", "bays"), [("tiny", 300), ("district", 2_000), ("city", 500_000)])
def test_plain_bays_are_as_many_as_the_profile_says(name: Name, bays: int) -> None:
    found = lots(name)
    assert found.plain.sum() == bays
    assert (found.plain > 0).all()


def test_a_lot_around_a_station_is_its_operators_and_in_its_shard() -> None:
    found = lots()
    charging = found.charging
    around = np.flatnonzero(found.station != NONE)
    station = found.station[around]
    assert len(around) > 10
    assert (found.operator[around] == charging.operator[station]).all()
    assert (found.district[around] == charging.district[station]).all()
    for shard in range(SHARDS):
        mine = found.of_shard(shard)
        mine = mine[found.station[mine] != NONE]
        assert set(found.station[mine]) == {each for each in station if each % SHARDS == shard}


def test_shards_share_all_lots() -> None:
    found = lots()
    shared = np.concatenate([found.of_shard(shard) for shard in range(SHARDS)])
    assert sorted(shared) == list(range(len(found.plain)))


def test_the_scene_of_a_station_says_in_what_kind_of_lot_it_stands() -> None:
    found = lots("city")
    around = np.flatnonzero(found.station != NONE)
    pairs = zip(found.charging.site[found.station[around]], found.model[around], strict=True)
    assert {(ALL_SITES[site].scene, MODELS[model].kind) for site, model in pairs} == {
        ("car-park", "garage"),
        ("office", "garage"),
        ("public-institution", "surface"),
        ("highway-service-area", "surface"),
        ("roadside", "roadside"),
        ("transport-hub", "park-and-ride"),
    }


def test_bays_are_sensed_at_the_roadside_only() -> None:
    found = lots()
    kinds = np.array([each.kind for each in MODELS])[found.model]
    assert set(kinds[found.sensed_lot]) == {"roadside"}
    assert len(found.sensed_lot) == found.plain[kinds == "roadside"].sum()


def test_names_are_unique_within_an_operator() -> None:
    found = lots()
    operators = found.operator_ids.to_pylist()
    names = set(zip(found.operator, found.lot_ids.to_pylist(), strict=True))
    assert len(names) == len(found.plain)
    assert operators[-2:] == ["EXAMPLEP1", "EXAMPLEP2"]
    runs = np.concatenate([found.charging.operator_of, found.operator[found.sensed_lot]])
    bays = found.bay_ids.to_pylist()
    assert len(set(zip(runs, bays, strict=True))) == len(bays)


def test_a_fifth_of_the_stations_has_locks_and_no_private_site() -> None:
    found = lots("city")
    private = np.array([each.use_class == "private" for each in ALL_SITES])[found.charging.site]
    assert not found.has_lock[private].any()
    assert found.has_lock[~private].mean() == pytest.approx(0.2, abs=0.03)
    blockable = found.may_be_blocked
    assert (found.has_bay & ~blockable).sum() == np.isin(
        found.charging.station, np.flatnonzero(found.has_lock)
    ).sum()
