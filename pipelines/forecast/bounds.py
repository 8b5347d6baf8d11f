"""No forecast lies outside of what a place can take or give."""

import numpy as np

from pipelines.forecast.features import Steps
from pipelines.forecast.frame import Floats, Frame


def bounded(said: Floats, frame: Frame, series: Steps) -> Floats:
    """Forecasts, rows × statistics, between −V2G kW and what is installed, where that is known.

    Args:
        series: column of the frame of each row.
    """
    upper = np.where(np.isnan(frame.upper), np.inf, frame.upper)
    found: Floats = np.clip(said, frame.lower[series, None], upper[series, None])
    return found
