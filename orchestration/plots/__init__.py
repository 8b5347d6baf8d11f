"""What Dagster shows of each table that it builds: a picture inside markdown."""

from orchestration.plots.heat_maps import HEAT_MAPS, HeatMap
from orchestration.plots.places import PLACE_PLOTS, Bars, Scatter

__all__ = ["PLOTS"]

PLOTS: dict[str, HeatMap | Bars | Scatter] = {**HEAT_MAPS, **PLACE_PLOTS}
