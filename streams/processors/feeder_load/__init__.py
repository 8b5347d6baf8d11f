"""Load of feeders 馈线负荷: what the stations on it come to, against its limits."""

from streams.processors.feeder_load.processor import FeederLoads

__all__ = ["FeederLoads"]
