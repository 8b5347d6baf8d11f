"""State intervals: for each connector and axis, who was in what state from when to when."""

from pathlib import Path
from typing import get_args, get_type_hints

from pipelines.city_day import CityDay
from pipelines.computation import Computation
from pipelines.intervals.tables import INTERVALS_TABLE, INTERVALS_VIEW
from pipelines.limits import NEVER_MS, reads_from, settled_by, silence_ms
from schemas import contract_of

__all__ = ["INTERVALS"]


def _words(axis: str) -> list[str]:
    """The words of an axis; `unknown` first, because the SQL takes 1 for it and 0 for nothing."""
    words: tuple[str, ...] = get_args(get_type_hints(contract_of("charger.status").struct)[axis])
    return sorted(words, key=lambda word: word != "unknown")


def _parameters(day: CityDay) -> dict[str, object]:
    connectivity = _words("connectivity")
    return {
        "day": day.date,
        "starts": day.starts,
        "ends": day.ends,
        "reads_from": reads_from(day),
        "settled_by": settled_by(day),
        "silence": silence_ms("charger.status"),
        "never": NEVER_MS,
        "connectivity": connectivity,
        "operability": _words("operability"),
        "occupancy": _words("occupancy"),
        "online": (connectivity.index("online") + 1) * 1000,
    }


INTERVALS = Computation(
    table=INTERVALS_TABLE,
    views=(INTERVALS_VIEW,),
    folder=Path(__file__).parent,
    steps=(
        "status",
        "evidence",
        "points",
        "connectors",
        "heartbeats",
        "timeline",
        "states",
        "intervals",
    ),
    parameters=_parameters,
    in_order=False,
)
