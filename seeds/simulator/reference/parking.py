"""The register of bays beside connectors."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from schemas.reference.bay import Bay
from schemas.reference_table import Reference
from seeds.simulator.charging.layout import ALL_SITES, Charging
from seeds.simulator.reference.columns import chosen, of_stations, rows

_PRIVATE = np.array([each.use_class == "private" for each in ALL_SITES])


def bay_rows(charging: Charging) -> Iterator[Reference]:
    """A row a bay."""
    beside = np.flatnonzero(_has_bay(charging))
    columns = of_stations(charging, charging.station[beside])
    return rows(Bay, {**columns, "bay_id": chosen(bay_ids(charging), beside)})


def bay_ids(charging: Charging) -> list[str]:
    """By connector; empty at private sites, whose bays nobody registers."""
    named = zip(charging.connector_ids.to_pylist(), _has_bay(charging).tolist(), strict=True)
    return [f"B-{connector}" if has_bay else "" for connector, has_bay in named]


def _has_bay(charging: Charging) -> NDArray[np.bool_]:
    return ~_PRIVATE[charging.site[charging.station]]
