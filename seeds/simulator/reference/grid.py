"""The register of feeders."""

from collections.abc import Iterator

from schemas.reference.feeder import Feeder
from schemas.reference_table import Reference
from seeds.simulator.grid.layout import Grid
from seeds.simulator.places import DISTRICTS
from seeds.simulator.reference.columns import chosen, rows


def feeder_rows(grid: Grid) -> Iterator[Reference]:
    """A row a feeder."""
    return rows(
        Feeder,
        {
            "feeder_id": grid.feeder_ids,
            "name": [f"10kV {each}" for each in grid.feeder_ids.to_pylist()],
            "district_code": chosen([each.code for each in DISTRICTS], grid.district),
            "capacity_w": grid.capacity_w,
        },
    )
