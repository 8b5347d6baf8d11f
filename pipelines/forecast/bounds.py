"""No forecast lies outside of what a place can take or give."""

import numpy as np

from pipelines.forecast.features import Asked
from pipelines.forecast.frame import Floats, Frame


def bounded(said: Floats, frame: Frame, asked: Asked) -> Floats:
    """Forecasts, rows × statistics, between −V2G kW and what is installed, where that is known."""
    upper = np.where(np.isnan(frame.upper), np.inf, frame.upper)
    found: Floats = np.clip(said, frame.lower[asked.series, None], upper[asked.series, None])
    return found
