"""What is true of a played city, in the days that were played."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from benchmarks.zombie.episodes import Connector, Episode
from benchmarks.zombie.played import Played
from seeds.simulator.clock import DAY_S

_FOR_EVER = 10**6
# A shorter one is no zombie pile by any of the rules that are compared, and one that has just
# begun cannot be known by all of them.
LEAST_DAYS = 7


@dataclass(frozen=True)
class Truth:
    """True episodes, when stations were closed and connectors taken out of service.

    Attributes:
        first: of the days that are scored.
        days: how many were played.
        closures: first and last day of each closure, by operator and station.
        retired: day on which a connector was decommissioned; empty for most.
    """

    first: int
    days: int
    episodes: tuple[Episode, ...]
    closures: dict[tuple[str, str], list[tuple[int, int]]]
    retired: dict[Connector, int]

    @property
    def scored(self) -> list[Episode]:
        """Episodes with so many open days among those scored that it counts if they are found."""

        return [
            each
            for each in self.episodes
            if np.count_nonzero(self.open_days(each) >= self.first) >= LEAST_DAYS
        ]

    def open_days(self, episode: Episode) -> NDArray[np.int64]:
        """Days of an episode that were played with its station open and it in service.

        Nothing is heard of a station that is closed, whatever is true of its connectors; and a
        connector that was decommissioned is no zombie pile any more.
        """
        ends = min(episode.ends, self.days, self.retired.get(episode.connector, _FOR_EVER))
        days = np.arange(max(episode.begins, 0), ends)
        for first, last in self.closures.get(episode.connector[:2], ()):
            days = days[(days < first) | (days > last)]
        return days


def truth_of(played: Played) -> Truth:
    """The truth that the simulator wrote beside its events."""
    start_ms = played.simulation.clock.start_ms

    def number(moment: datetime | None) -> int:
        if moment is None:
            return _FOR_EVER
        return int((moment.timestamp() * 1000 - start_ms) // (DAY_S * 1000))

    episodes = tuple(
        Episode(_connector(row), row["kind"], number(row["start"]), number(row["end"]))
        for row in played.truth("zombie").to_pylist()
    )
    closures: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for row in played.truth("outage").to_pylist():
        if row["cause"] == "closure":
            stretch = number(row["start"]), number(row["end"])
            closures.setdefault((row["operator_id"], row["station_id"]), []).append(stretch)
    retired = {
        _connector(row): number(row["decommissioned"])
        for row in played.truth("service").to_pylist()
        if row["decommissioned"]
    }
    return Truth(played.warmup, played.simulation.clock.days, episodes, closures, retired)


def _connector(row: dict[str, str]) -> Connector:
    return row["operator_id"], row["station_id"], row["connector_id"]
