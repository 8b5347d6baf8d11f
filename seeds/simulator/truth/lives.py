"""When connectors are commissioned and decommissioned."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.clock import DAY_S
from seeds.simulator.conditions import Conditions
from seeds.simulator.truth.kinds import NOT_IN_SERVICE
from seeds.simulator.truth.renewal import YEAR_D
from seeds.simulator.truth.stretches import NEVER_S, Stretches

Ints = NDArray[np.int64]
_OLD_S = 10 * YEAR_D * DAY_S


@dataclass(frozen=True)
class Lives:
    """By connector: seconds since the first midnight, `NEVER_S` for one that stays in service."""

    connectors: Ints
    commissioned_s: Ints
    decommissioned_s: Ints

    def in_service(self, day: int) -> NDArray[np.bool_]:
        """Which are in service for a whole day."""
        begun = self.commissioned_s <= day * DAY_S
        return begun & (self.decommissioned_s >= (day + 1) * DAY_S)

    @property
    def outside(self) -> Stretches:
        """The time before and after."""
        before = Stretches(
            self.connectors,
            np.full(len(self.connectors), -NEVER_S),
            self.commissioned_s,
            np.full(len(self.connectors), NOT_IN_SERVICE),
        )
        after = Stretches(
            self.connectors,
            self.decommissioned_s,
            np.full(len(self.connectors), NEVER_S),
            before.kind,
        )
        late = before.taken(self.commissioned_s > 0)
        return late.followed_by(after.taken(self.decommissioned_s < NEVER_S))


def draw_lives(rng: np.random.Generator, connectors: Ints, conditions: Conditions) -> Lives:
    """Lives end by chance, whatever their age; most began within ten years before the first day."""
    many = len(connectors)
    newcomer = rng.random(many) < conditions.newcomers
    late = rng.exponential(conditions.newcomer_days * DAY_S, many)
    commissioned = np.where(newcomer, late, -rng.random(many) * _OLD_S).clip(max=NEVER_S)
    years = rng.exponential(1, many) / max(conditions.retirements, 1e-9)
    ends = commissioned.clip(0) + years * YEAR_D * DAY_S
    return Lives(connectors, commissioned.astype(np.int64), ends.clip(max=NEVER_S).astype(np.int64))
