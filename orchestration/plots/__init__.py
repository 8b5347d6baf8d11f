"""What Dagster shows of each table that it builds: a picture inside markdown."""

from orchestration.plots.heat_maps import HEAT_MAPS
from orchestration.plots.places import PLACE_PLOTS

__all__ = ["PLOTS"]

PLOTS = {**HEAT_MAPS, **PLACE_PLOTS}
