"""How good forecasts were: mean pinball loss over their quantiles."""

from collections.abc import Iterable
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.forecast.frame import Floats, Frame, duration
from pipelines.forecast.model import Model


def pinball_kw(model: Model, frame: Frame, origins: Iterable[datetime]) -> float:
    """Mean pinball loss of what a model says at some times of issue; NaN if nothing is known."""
    losses = [_losses(model.forecast(frame, each), frame) for each in origins]
    known = np.concatenate(losses)
    return float(known.mean()) if len(known) else float("nan")


def _losses(rows: pa.Table, frame: Frame) -> Floats:
    """Of each quantile of each step whose actual load is known."""
    rows = rows.filter(pc.is_valid(rows["quantile"]))
    quantile, value = rows["quantile"].to_numpy(), rows["value"].to_numpy()
    column = pc.index_in(rows["series"], pa.array(frame.series)).to_numpy()
    valid = rows["valid_at"].cast(pa.int64()).to_numpy().astype("datetime64[ms]")
    step = (valid - frame.begins[0]) // duration(frame.step)
    inside = step < len(frame.values)
    apart = frame.values[step[inside], column[inside]] - value[inside]
    loss = np.maximum(quantile[inside] * apart, (quantile[inside] - 1) * apart)
    found: Floats = loss[~np.isnan(loss)]
    return found
