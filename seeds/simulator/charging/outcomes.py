"""How a visit ends."""

import numpy as np

from schemas.events.charger_session import StopReason

OUTCOMES = (
    "charged",
    "failed-start",
    "without-energy",
    "cut-by-fault",
    "cut-by-power-loss",
    "stuck-on",  # nobody's: the connector itself says that it charges
    "left-unusable",
    "left-queue",
)
CHARGED, FAILED, WITHOUT_ENERGY, CUT, POWER_LOST, STUCK, LEFT_UNUSABLE, LEFT_QUEUE = range(
    len(OUTCOMES)
)
# By outcome, for those that have an order; who charges stops by himself or by his vehicle.
STOPPED_BY: tuple[StopReason, ...] = (
    "user",
    "equipment-fault",
    "user",
    "equipment-fault",
    "power-loss",
)
NO_ENERGY = np.isin(np.arange(len(OUTCOMES)), (FAILED, WITHOUT_ENERGY, STUCK))
