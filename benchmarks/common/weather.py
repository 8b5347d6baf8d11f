"""What a simulated city's weather service said, as forecasts take it."""

import numpy as np
import pyarrow as pa

from pipelines.forecast.weather import Weather
from seeds.simulator.city import City
from seeds.simulator.weather.part import WeatherPart


def weather_of(city: City) -> Weather:
    """All that was measured and foretold, known as it was said."""
    service = WeatherPart(city)
    said = [
        pa.table(events.columns)
        for hour in range(city.clock.hours)
        for events in service.hour(hour)
    ]
    rows = pa.concat_tables(said)
    hours, known = (
        rows[each].to_numpy().astype("datetime64[ms]") for each in ("hour", "event_time")
    )
    columns = [rows[each].to_numpy() for each in ("temperature_c", "precipitation_mm")]
    return Weather(hours, known, np.stack(columns, axis=1).astype(float))
