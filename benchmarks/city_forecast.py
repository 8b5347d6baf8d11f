"""`python -m benchmarks.city_forecast`: stations of a simulated city, forecast from what flowed.

What meters and platforms make of it is left out: what is judged is the model, against the truth.
"""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import repeat
from typing import Annotated, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from cyclopts import Parameter, run, validators
from msgspec import structs
from numpy.typing import NDArray

from benchmarks.common.report import last_line, progress, table
from benchmarks.common.weather import weather_of
from pipelines.forecast import Frame
from pipelines.forecast.backtest import Result, backtest
from pipelines.forecast.backtest.scores import MODEL
from pipelines.forecast.settings import SETTINGS
from pipelines.load_forecast.backtest import better_rules
from seeds.simulator.charging.part import ChargingPart
from seeds.simulator.city import City
from seeds.simulator.clock import CITY_ZONE
from seeds.simulator.parameters import Parameters
from seeds.simulator.profile import PROFILES, scaled
from seeds.simulator.simulation import Simulation
from seeds.simulator.truth.rows import Rows

_PROCESSES = 2
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
# No Chinese holiday of a week lies in the months from this one to September.
_FIRST = datetime(2026, 7, 1, tzinfo=UTC)
_Months = Annotated[int, Parameter(env_var="MONTHS", validator=validators.Number(gte=1, lte=3))]


def main(
    *,
    seed: Annotated[int, Parameter(env_var="SEED")] = 101,
    connectors: Annotated[int, Parameter(env_var="CONNECTORS")] = 6_000,
    months: _Months = 2,
    rounds: int = SETTINGS.rounds,
) -> None:
    """Forecast stations month by month, by the folds and scores of every backtest.

    Parameters
    ----------
    seed: of the city.
    connectors: of the city; private piles are played and not forecast.
    months: how many are played; each is a fold more.
    rounds: of each booster; fewer only to try the benchmark out.
    """
    frame = _true_loads(seed, connectors, months)
    progress(f"{len(frame.series)} stations are played")
    result = backtest(frame, progress, replace(SETTINGS, rounds=rounds))
    _show(result)
    day = result.spreads[0]
    last_line(
        {
            "wape": {name: round(each.wape or 0, 4) for name, each in result.day_ahead.items()},
            "mae": {hours: round(each[MODEL].mae, 3) for hours, each in result.errors.items()},
            "rmse": {hours: round(each[MODEL].rmse, 3) for hours, each in result.errors.items()},
            "coverage_80": round(day.coverage_80, 4),
            "coverage_80_lowest_tenth": round(day.lowest_tenth, 4),
            "better_rules": list(better_rules(result)),
            "stations": len(frame.series),
            "seed": seed,
        }
    )


def _show(result: Result) -> None:
    horizons = [f"{hours} h" for hours in result.errors]
    rows = []
    for name, day in result.day_ahead.items():
        cells = [each[name] for each in result.errors.values()]
        errors = (f"{each.mae:.2f} / {each.rmse:.2f}" for each in cells)
        rows.append([name, *errors, f"{day.wape or 0:.1%}"])
    table(["MAE / RMSE, kW", *horizons, "WAPE of a day"], rows)


def _true_loads(seed: int, connectors: int, months: int) -> Frame:
    """`truth.load` of charging at stations that are not private, by the hour, in months of UTC."""
    ends = _FIRST.replace(month=_FIRST.month + months)
    simulation = Simulation(
        seed=seed,
        profile=structs.replace(scaled(PROFILES["city"], connectors), shards=_PROCESSES, bays=1),
        parameters=Parameters(),
        first_day=_FIRST.date(),
        days=(ends - _FIRST) // _DAY + 1,  # the city's days end before those of UTC
    )
    city = simulation.city()
    with ProcessPoolExecutor(_PROCESSES) as pool:
        parts = list(pool.map(_flown_kwh, repeat(simulation), range(_PROCESSES)))
    flown = np.sum(parts, axis=0)
    before = round((_FIRST.timestamp() - simulation.clock.start_ms / 1000) / 3600)
    stations = np.flatnonzero(~city.charging.is_private)
    charging = city.charging
    installed_w = np.bincount(charging.station, charging.rated_w, len(charging.site))
    return Frame(
        series=tuple(_names(city).take(pa.array(stations)).to_pylist()),
        start=_FIRST,
        step=_HOUR,
        values=flown[before : before + (ends - _FIRST) // _HOUR, stations],
        lower=np.full(len(stations), -np.inf),
        upper=installed_w[stations] / 1000,
        kind=("public",) * len(stations),
        zone=CITY_ZONE,
        weather=weather_of(city),
    )


def _flown_kwh(simulation: Simulation, shard: int) -> NDArray[np.float64]:
    """Into vehicles at a shard's stations: hours × all stations of the city; 0 at the others."""
    city, truth = simulation.city(), Rows()
    names, part = _names(city), ChargingPart(city, shard, truth)
    flown = np.zeros((city.clock.hours, len(names)))
    for hour in range(city.clock.hours):
        for _ in part.hour(hour):
            pass
        rows = truth.taken()["load"]
        if rows.num_rows:
            name = _joined(rows["operator_id"], rows["station_id"])
            flown[hour, pc.index_in(name, names).to_numpy()] = rows["energy_wh"].to_numpy() / 1000
    return flown


def _names(city: City) -> pa.StringArray:
    stations = np.arange(len(city.charging.site))
    return _joined(*city.charging.ids_of_stations(stations).values())


def _joined(*columns: pa.Array | pa.ChunkedArray) -> Any:
    """An id of a station is unique only within its operator."""
    return pc.binary_join_element_wise(*(each.cast(pa.string()) for each in columns), "/")


if __name__ == "__main__":
    run(main)
