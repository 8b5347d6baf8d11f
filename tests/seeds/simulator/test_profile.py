"""Cities of other sizes are like the city."""

from seeds.simulator.profile import PROFILES, scaled


def test_a_scaled_city_has_as_many_of_each_a_connector() -> None:
    tenth = scaled(PROFILES["city"], 24_000)
    assert (tenth.stations, tenth.vehicles, tenth.bays) == (300, 100_000, 50_000)


def test_shards_are_in_proportion_but_enough_for_many_processes() -> None:
    city = PROFILES["city"]
    found = [scaled(city, connectors).shards for connectors in (8_000, 120_000, 480_000)]
    assert found == [16, 32, 64]
    assert scaled(PROFILES["district"], 8_000).shards == 4
