"""The register of operators: of stations, and of the other networks."""

from collections.abc import Iterator

from schemas.reference.operator import Operator
from schemas.reference_table import Reference
from seeds.simulator.charging.layout import Charging
from seeds.simulator.places import COMPANIES
from seeds.simulator.reference.columns import rows


def operator_rows(charging: Charging) -> Iterator[Reference]:
    """Who runs stations, then who runs feeders, roads, lots, platforms or the weather service."""
    names = [f"示例充电{each + 1:03d}号" for each in range(charging.operators)]
    yield from rows(Operator, {"operator_id": charging.operator_ids, "name": names})
    yield from rows(Operator, {"operator_id": list(COMPANIES), "name": list(COMPANIES.values())})
