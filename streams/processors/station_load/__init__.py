"""Load of stations 充电站负荷: signed, by component and charge kind, with what is unknown."""

from streams.processors.station_load.processor import StationLoads

__all__ = ["StationLoads"]
