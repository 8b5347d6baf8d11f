"""What stands in the city."""

from collections import Counter

import numpy as np

from seeds.simulator.charging.layout import ALL_SITES, lay_out
from seeds.simulator.parameters import Parameters
from seeds.simulator.profile import PROFILES

CITY = lay_out(1, PROFILES["city"], Parameters())


def test_the_city_has_as_many_connectors_and_stations_as_its_profile() -> None:
    private = ALL_SITES[-1]
    use = [ALL_SITES[site].use_class for site in CITY.site]
    assert len(CITY.station) == 240_000
    assert len(use) - Counter(use)[private.use_class] == 3_000


def test_piles_by_use_are_those_of_the_beijing_plan_but_for_chance() -> None:
    sites = CITY.site[CITY.station]
    found = Counter(ALL_SITES[site].use_class for site in sites)
    shares = {use: round(many / len(sites), 2) for use, many in found.items()}
    assert shares == {"private": 0.81, "public": 0.09, "workplace": 0.07, "dedicated": 0.03}


def test_sizes_of_stations_are_spread_as_in_shenzhen() -> None:
    sizes = np.bincount(CITY.station)[:3_000]
    assert np.median(sizes).item() == 11
    assert np.log(sizes).std().round(2).item() == 0.83  # 0.84 there


def test_numbers_of_connectors_overlap_between_operators_only() -> None:
    operator = CITY.operator[CITY.station]
    names = CITY.connector_ids.to_pylist()
    assert len(set(names)) < 100_000
    assert len(set(zip(operator.tolist(), names, strict=True))) == 240_000


def test_shards_are_of_whole_stations_and_share_the_city() -> None:
    shards = [CITY.of_shard(number, 64) for number in range(64)]
    assert sorted(np.concatenate(shards).tolist()) == list(range(240_000))
    stations = [set(CITY.station[shard].tolist()) for shard in shards]
    assert sum(len(each) for each in stations) == len(set().union(*stations))


def test_operators_have_codes_of_nine_characters_and_the_largest_a_fifth_of_the_stations() -> None:
    names = CITY.operator_ids.to_pylist()
    assert (names[0], names[-1], len(names)) == ("EXAMPLE01", "EXAMPLE30", 30)
    stations = np.bincount(CITY.operator[:3_000]) / 3_000
    assert stations[0].round(2).item() == 0.19
    assert 0.01 < stations[-1] < 0.02
