"""Charging-load forecasts: pure functions on frames; docs/forecast.md tells how and how good."""

from pipelines.forecast.frame import Frame
from pipelines.forecast.model import Model
from pipelines.forecast.outcome import FORECAST, QUANTILES
from pipelines.forecast.store import load, save
from pipelines.forecast.training import TooShortError, train

__all__ = ["FORECAST", "QUANTILES", "Frame", "Model", "TooShortError", "load", "save", "train"]
