"""What troubles do to visits: people leave, get no energy, or are cut off."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging.outcomes import (
    CHARGED,
    CUT,
    FAILED,
    POWER_LOST,
    STUCK,
    WITHOUT_ENERGY,
)
from seeds.simulator.charging.visits import FAILS_AFTER_S, Visits
from seeds.simulator.truth.kinds import (
    CUTS_OFF,
    GRID_LOSS,
    NOT_STARTED,
    SERVED,
    VISITORS,
)
from seeds.simulator.truth.kinds import WITHOUT_ENERGY as GET_NOTHING
from seeds.simulator.truth.stretches import NONE, Stretches
from seeds.simulator.vehicles.drivers import GUEST

Ints = NDArray[np.int64]
_GIVES_UP_S = (120, 900)  # who sees no energy flow waits so long
_STUCK_W = (500, 20_000)


def fate(hinders: Stretches, connector: Ints, at_s: Ints) -> Ints:
    """What becomes of those who come to connectors at seconds."""
    kind = hinders.at(connector, at_s)
    return np.where(kind == NONE, SERVED, VISITORS[kind])


def spoilt(rng: np.random.Generator, visits: Visits, fates: Ints) -> Visits:
    """With charges that do not start, and those that start without energy."""
    gives_up = rng.integers(*_GIVES_UP_S, len(visits))
    outcome = np.where(fates == NOT_STARTED, FAILED, visits.outcome)
    outcome = np.where(fates == GET_NOTHING, WITHOUT_ENERGY, outcome)
    seconds = visits.end_s - visits.start_s
    seconds = np.where(fates == NOT_STARTED, FAILS_AFTER_S, seconds)
    seconds = np.where(fates == GET_NOTHING, gives_up, seconds)
    touched = outcome != visits.outcome
    end = visits.start_s + seconds
    return replace(
        visits,
        end_s=end,
        plug_out_s=np.where(touched, end + FAILS_AFTER_S, visits.plug_out_s),
        energy_wh=np.where(touched, 0, visits.energy_wh),
        outcome=outcome,
    )


def cut_off(visits: Visits, hinders: Stretches) -> Visits:
    """Ended where the connector becomes unusable; energy is what has flowed till then."""
    cuts_off = hinders.taken(CUTS_OFF[hinders.kind])
    at, kind = cuts_off.following(visits.connector, visits.plug_in_s)
    end = np.minimum(visits.end_s, at)
    start = np.minimum(visits.start_s, at)
    short = (end < visits.end_s) & (visits.outcome == CHARGED)
    cause = np.where(kind == GRID_LOSS, POWER_LOST, CUT)
    return replace(
        visits,
        start_s=start,
        end_s=end,
        plug_out_s=np.minimum(visits.plug_out_s, at),
        energy_wh=np.where(short, visits.flown_wh(end - start), visits.energy_wh),
        outcome=np.where(short, cause, visits.outcome),
    )


def stuck_on(rng: np.random.Generator, stretches: Stretches) -> Visits:
    """Stretches in which a connector says that it charges, at a power that never changes.

    They are visits of nobody without energy, so that statuses and meters need no case of their own.
    """
    many = len(stretches)
    return Visits(
        connector=stretches.who,
        plug_in_s=stretches.start_s,
        start_s=stretches.start_s + 1,  # whom it cuts off is metered a last time as it begins
        end_s=stretches.end_s,
        plug_out_s=stretches.end_s,
        power_w=rng.integers(*_STUCK_W, many).astype(float),
        battery_wh=np.full(many, 60_000.0),
        soc_start=np.full(many, 50.0),
        energy_wh=np.zeros(many, np.int64),
        discharging=np.zeros(many, bool),
        outcome=np.full(many, STUCK),
        vehicle=np.full(many, GUEST),
    )
