"""Where to build: what vehicles would have needed beside what public connectors could give."""

from pathlib import Path

from pipelines.city_day import CityDay
from pipelines.computation import Computation
from pipelines.limits import silence_ms
from pipelines.siting.rules import CURRENT
from pipelines.siting.tables import SITING_TABLE
from schemas import View

__all__ = ["SITING"]

_HERE = Path(__file__).parent


def _parameters(day: CityDay) -> dict[str, object]:
    return {
        "day": day.date,
        "starts": day.starts,
        "ends": day.ends,
        "silence": silence_ms("vehicle.telemetry"),
        "version": CURRENT.version,
        "resolution": CURRENT.resolution,
        "rings": CURRENT.rings,
        "low_soc_percent": CURRENT.low_soc_percent,
        "moved_m": CURRENT.moved_m,
    }


SITING = Computation(
    table=SITING_TABLE,
    views=(
        View(
            database="api",
            name="siting",
            select=(_HERE / "siting_view.sql").read_text().strip(),
            comment="One row a cell: vehicles that stood with little charge beside how occupied the"
            " public connectors in reach were, and its rank among places to build or upgrade.",
        ),
    ),
    folder=_HERE,
    steps=(
        *("standing", "frames", "stops", "heard"),
        *("busy", "around", "places", "districts", "siting"),
    ),
    parameters=_parameters,
)
