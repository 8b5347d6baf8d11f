"""`weather.hour`: what a weather service says of one hour in one area."""

from typing import Annotated

from msgspec import Meta

from schemas.contract import Event, contract
from schemas.fields import AirTemperatureC, OptionalId, PrecipitationMm, TimeMs
from schemas.topic import WEATHER


@contract(
    "weather.hour",
    topic=WEATHER,
    key=("operator_id", "area_code"),
    identity=("operator_id", "area_code", "hour", "event_time"),
)
class WeatherHour(Event, frozen=True, kw_only=True):
    """What a weather service 气象 says of one hour in one area: measured, or foretold.

    `operator_id` is the service. `event_time` is when it was said, never when it is valid: at or
    after the hour's end it is of a measured hour, before that of a foretold one. So what was known
    at a moment is what had been said by then, and a forecast stays beside those that follow it.
    Source: hourly observations and forecasts of weather services, as FIWARE WeatherObserved and
    WeatherForecast have them.
    """

    area_code: Annotated[
        OptionalId, Meta(description="GB/T 2260 code of the district, empty for the whole city.")
    ] = ""
    hour: Annotated[TimeMs, Meta(description="When the hour begins, in ms since 1970-01-01 UTC.")]
    temperature_c: AirTemperatureC | None = None
    precipitation_mm: PrecipitationMm | None = None
