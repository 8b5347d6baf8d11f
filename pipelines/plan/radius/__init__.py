"""Service radius 服务半径: how far it is to the nearest station of a network, on a grid.

The register has no boundaries of districts. So the land is what lies around anything that the
register places, and a cell is of the district of the place that is nearest to it; both are our
assumptions, as are these numbers.
"""

from pathlib import Path

from pipelines.computation import Computation
from pipelines.plan.radius.tables import SERVICE_CELLS_TABLE
from pipelines.plan.radius.views import SERVICE_RADIUS_VIEW

__all__ = ["NETWORKS", "SERVICE_CELLS"]

NETWORKS = ("charging", "super-charging", "swap")

# Cells of H3 resolution 9: about 0.1 km², 0.2 km from the middle to a corner.
RESOLUTION = 9
LAND_RINGS = 3  # about 1 km around a place

# The largest radius of any document, and rings of cells that hold a circle of it everywhere.
FARTHEST_M = 5000
RINGS = 20

SERVICE_CELLS = Computation(
    table=SERVICE_CELLS_TABLE,
    views=(SERVICE_RADIUS_VIEW,),
    folder=Path(__file__).parent,
    steps=("standing", "offers", "places", "land", "reached", "known", "service_cells"),
    parameters=lambda day: {
        "day": day.date,
        "networks": list(NETWORKS),
        "resolution": RESOLUTION,
        "land_rings": LAND_RINGS,
        "rings": RINGS,
        "farthest_m": FARTHEST_M,
    },
)
