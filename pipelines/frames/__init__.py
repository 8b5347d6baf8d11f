"""Frames: loads of stations, feeders, districts and the city as forecasts take them."""

from pipelines.frames.frame import HISTORY_DAYS, read_frame
from pipelines.frames.levels import LEVELS, Level

__all__ = ["HISTORY_DAYS", "LEVELS", "Level", "read_frame"]
