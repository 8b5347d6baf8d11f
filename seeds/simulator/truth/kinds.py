"""Troubles of a connector: what it then says of itself, and what becomes of those who come."""

from dataclasses import dataclass

import numpy as np

from seeds.simulator.charging.states import (
    CHARGING,
    FAULTED,
    FREE,
    MAINTAINED,
    OFFLINE,
    PLUGGED,
    SILENT,
)

AS_IT_IS = -2  # it says what is the case
SERVED, TURNED_AWAY, WITHOUT_ENERGY, NOT_STARTED = range(4)


@dataclass(frozen=True)
class Trouble:
    """A kind of trouble; when one of `CUTS_OFF` begins, whoever is charging is cut off."""

    name: str
    says: int
    visitors: int = TURNED_AWAY


ZOMBIES = (
    Trouble("dead-silent", SILENT),
    Trouble("free-but-unusable", FREE),
    # What was last said is repeated for good; had it been "free", it would be the kind above.
    Trouble("frozen-status", PLUGGED),
    Trouble("starts-without-energy", AS_IT_IS, WITHOUT_ENERGY),
    Trouble("failed-start-streak", AS_IT_IS, NOT_STARTED),
    Trouble("stuck-on", CHARGING),
    # The parked cars are seen by the bays, not by the connector.
    Trouble("blocked-by-parked-cars", FREE),
    Trouble("never-commissioned", SILENT),
)
NEVER_COMMISSIONED = len(ZOMBIES) - 1
STUCK_ON = next(number for number, each in enumerate(ZOMBIES) if each.name == "stuck-on")
PARKED_CARS = NEVER_COMMISSIONED - 1

CAUSES = (
    Trouble("insulation", FAULTED),
    Trouble("contactor", FAULTED),
    Trouble("cable-or-plug", FAULTED),
    Trouble("overheating", FAULTED),
    Trouble("control-board", FAULTED),
)
OUTAGES = (
    Trouble("maintenance", MAINTAINED),
    Trouble("grid-loss", OFFLINE),
    Trouble("closure", SILENT),
    Trouble("not-in-service", SILENT),
    Trouble("uplink-loss", SILENT, SERVED),
    Trouble("feed-death", SILENT, SERVED),
)
BLOCKING = Trouble("blocked-by-fuel-car", AS_IT_IS)  # 油车占位
TROUBLES = (*ZOMBIES, *CAUSES, *OUTAGES, BLOCKING)
NAMES = tuple(each.name for each in TROUBLES)
SAYS = np.array([each.says for each in TROUBLES])
VISITORS = np.array([each.visitors for each in TROUBLES])
FIRST_CAUSE = len(ZOMBIES)
MAINTENANCE, GRID_LOSS, CLOSURE, NOT_IN_SERVICE, UPLINK_LOSS, FEED_DEATH, BLOCKED = range(
    FIRST_CAUSE + len(CAUSES), len(TROUBLES)
)
# A car that would block a bay waits while somebody charges there.
CUTS_OFF = (VISITORS == TURNED_AWAY) & (np.arange(len(TROUBLES)) != BLOCKED)
