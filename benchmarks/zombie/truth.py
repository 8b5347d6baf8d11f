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
    """True episodes, and when stations were closed.

    Attributes:
        days: how many were played.
        closures: first and last day of each closure, by operator and station.
    """

    days: int
    episodes: tuple[Episode, ...]
    closures: dict[tuple[str, str], list[tuple[int, int]]]

    @property
    def scored(self) -> list[Episode]:
        """Episodes of which so many days were played that it counts whether they are found.

        Days on which the station is closed do not count: nothing of it is heard then, whatever is
        true of its connectors.
        """
        return [each for each in self.episodes if len(self.open_days(each)) >= LEAST_DAYS]

    def open_days(self, episode: Episode) -> NDArray[np.int64]:
        """Days of an episode that were played with its station open."""
        days = np.arange(max(episode.begins, 0), min(episode.ends, self.days))
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
    return Truth(played.simulation.clock.days, episodes, closures)


def _connector(row: dict[str, str]) -> Connector:
    return row["operator_id"], row["station_id"], row["connector_id"]
