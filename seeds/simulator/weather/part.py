"""What a weather service says: each hour as it was, and every six hours those to come."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from schemas import contract_of
from seeds.simulator.city import City
from seeds.simulator.clock import HOUR_S
from seeds.simulator.events import Events, constant, joined
from seeds.simulator.places import SOURCE, WEATHER_SERVICE
from seeds.simulator.randomness import generator
from seeds.simulator.weather.forecast import STRAYS_H, foretold
from seeds.simulator.weather.sky import Sky, sky_of_hours

WEATHER = contract_of("weather.hour")
EVERY_H = 6
AHEAD_H = 30
WHOLE_CITY = ""


class WeatherPart:
    """A service that speaks of the whole city, so it is of one shard only."""

    def __init__(self, city: City) -> None:
        self._city = city

    def hour(self, number: int) -> Iterator[Events]:
        """As the hour begins: the one before as it was and, now and then, a forecast."""
        said = [self._said(number, number - 1, sky_of_hours(self._city, number - 1, 1))]
        if number % EVERY_H == 0:
            said.append(self._said(number, number, self._foretold(number)))
        yield joined(said)

    def _foretold(self, number: int) -> Sky:
        city = self._city
        day, hour = divmod(number, 24)
        rng = generator(city.seed, "foretold", city.clock.day(day), hour)
        around = sky_of_hours(city, number - STRAYS_H, AHEAD_H + 2 * STRAYS_H)
        return foretold(rng, around, city.parameters.climate)

    def _said(self, number: int, first: int, weather: Sky) -> Events:
        """What is said in hour `number` of hour `first` and those after it."""
        many, clock = len(weather.rain_mm), self._city.clock
        now_ms = clock.ms(np.full(many, number * HOUR_S))
        columns = {
            "event_time": pa.array(now_ms),
            "source": constant(SOURCE, many),
            "operator_id": constant(WEATHER_SERVICE, many),
            "area_code": constant(WHOLE_CITY, many),
            "hour": pa.array(clock.ms((first + np.arange(many)) * HOUR_S)),
            "temperature_c": pa.array(np.round(weather.temperature_c, 1).astype(np.float32)),
            "precipitation_mm": pa.array(weather.rain_mm.astype(np.float32)),
        }
        return Events(WEATHER, columns, now_ms)
