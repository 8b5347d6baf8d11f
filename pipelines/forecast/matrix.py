"""What a model sees of a series at an origin and a horizon, in units of the series' own scale."""

from typing import get_args

import numpy as np

from pipelines.forecast import weather
from pipelines.forecast.features import LAGS, Asked, Features, mean_of
from pipelines.forecast.frame import Floats, duration
from pipelines.forecast.history import Singles
from schemas.words import UseClass

# The use of a station, else the level.
_KINDS = (*get_args(get_args(UseClass)[0]), "feeder", "district", "city")


def matrix(features: Features, asked: Asked) -> Singles:
    """One row for each that is asked for, columns as in `NAMES`; kW in shares of the scale."""
    groups = _loads, _states, _times, _weather, _attributes
    seen: Singles = np.hstack([group(features, asked) for group in groups], dtype=np.float32)
    return seen


def _loads(features: Features, asked: Asked) -> Singles:
    past, place = features.history, (asked.origin, asked.series)
    lags = np.stack([features.behind(asked, each) for each in range(LAGS)], axis=1)
    same = features.same_hours(asked)
    around = np.stack([features.near(asked, offset) for offset in (-1, 1)], axis=1)
    means = np.stack([each[place] for each in past.means], axis=1)
    recent = (past.last, past.peak, past.low, past.high, *past.spreads)
    levels = np.stack([*(each[place] for each in recent), features.onward(asked)], axis=1)
    middles = np.stack([mean_of(same), mean_of(features.same_weekdays(asked))], axis=1)
    every: Singles = np.hstack([lags, same, middles, around, means, levels])
    every /= features.scale(asked)[:, None]
    return every


def _states(features: Features, asked: Asked) -> Floats:
    past, place = features.history, (asked.origin, asked.series)
    day = features.frame.steps_a_day
    target = asked.origin + asked.ahead - day * -(-asked.ahead // day)
    hours = day / 24
    return np.stack(
        [
            past.charging[place] / hours,
            past.still[place] / hours,
            past.straight[place] / hours,
            past.unheard[place] / hours,
            past.zeros[place],
            *(each[place] for each in past.idle),
            np.log(past.scale[place]),
            past.total[asked.origin],
            past.total[np.maximum(target, 0)],
        ],
        axis=1,
    )


def _times(features: Features, asked: Asked) -> Floats:
    now, then = (features.calendar[each] for each in (asked.origin, asked.origin + asked.ahead))
    return np.hstack([then, now[:, :1], features.hours_ahead(asked)[:, None]])


def _weather(features: Features, asked: Asked) -> Floats:
    """Series share it, so each pair of origin and horizon is looked up once."""
    frame, longest = features.frame, int(asked.ahead.max(initial=1))
    pairs = asked.origin * longest + asked.ahead - 1
    found, where = np.unique(pairs, return_inverse=True)
    origin, ahead = found // longest, found % longest + 1
    first_ms, step_ms = round(frame.start.timestamp() * 1000), duration(frame.step).astype(int)
    then_ms, now_ms = (first_ms + each * step_ms for each in (origin + ahead, origin + 1))
    said: Floats = weather.columns(frame.weather, then_ms, now_ms)[where]
    return said


def _attributes(features: Features, asked: Asked) -> Floats:
    size = features.installed(asked)
    code = [_KINDS.index(each) if each in _KINDS else np.nan for each in features.frame.kind]
    return np.stack(
        [np.log(size), features.scale(asked) / size, np.array(code)[asked.series]], axis=1
    )
