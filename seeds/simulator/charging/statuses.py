"""Statuses: of changes, and every ten minutes what has not changed."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from schemas import contract_of
from seeds.simulator.charging.hour import Hour, said
from seeds.simulator.charging.operators import RAW, STATES
from seeds.simulator.charging.states import (
    CHARGING,
    CONNECTIVITY,
    CONNECTIVITY_OF,
    DISCHARGING,
    FAULTED,
    FREE,
    OCCUPANCY,
    OCCUPANCY_OF,
    OPERABILITY,
    OPERABILITY_OF,
    PLUGGED,
    SILENT,
)
from seeds.simulator.charging.visits import Visits
from seeds.simulator.clock import HOUR_S
from seeds.simulator.events import Events, words
from seeds.simulator.truth.kinds import AS_IT_IS, CAUSES, FIRST_CAUSE, SAYS
from seeds.simulator.truth.stretches import moment

Ints = NDArray[np.int64]
Told = tuple[Ints, Ints, Ints]  # connector, second and state

STATUS = contract_of("charger.status")
BEAT_S = 600  # T/CEC platforms repeat an unchanged status every 5 to 10 minutes
BEATS = HOUR_S // BEAT_S
_ERRORS = pa.array(["", *(each.name for each in CAUSES)])


def statuses(hour: Hour, visits: Visits, phase_s: Ints, missing: NDArray[np.bool_]) -> Events:
    """By connector of the hour: the second of its first beat, and which beats are never sent."""
    turned = _last(_changes(hour, visits) + _turns(hour, visits))
    who, when, what = _beats(hour, visits, phase_s)
    quiet = ~np.isin(moment(who, when), moment(*turned[:2]))  # a change is told once
    quiet &= ~missing.ravel()
    beaten = who[quiet], when[quiet], what[quiet]
    return _told(hour, *(np.concatenate(each) for each in zip(turned, beaten, strict=True)))


def _last(found: list[Told]) -> Told:
    """What holds after a second in which more than one thing changes, as where one is cut off."""
    who, when, what = (np.concatenate(each)[::-1] for each in zip(*found, strict=True))
    last = np.unique(moment(who, when), return_index=True)[1]
    return who[last], when[last], what[last]


def _changes(hour: Hour, visits: Visits) -> list[Told]:
    flowing = np.where(visits.discharging, DISCHARGING, CHARGING)
    changes = (
        (visits.plug_in_s, PLUGGED),
        (visits.start_s, flowing),
        (visits.end_s, PLUGGED),
        (visits.plug_out_s, FREE),
    )
    found = []
    for times, to in changes:
        now = hour.holds(times)
        states = np.broadcast_to(to, len(visits))[now]
        found.append((visits.connector[now], times[now], states))
    return found


def _turns(hour: Hour, visits: Visits) -> list[Told]:
    """Where a trouble begins or ends that is told; one that looks free or usual is not."""
    told = hour.hides.taken(~np.isin(SAYS[hour.hides.kind], (AS_IT_IS, FREE)))
    found = []
    for times in (told.start_s, told.end_s):
        now = hour.holds(times)
        who, when = told.who[now], times[now]
        found.append((who, when, _state(visits, who, when)))
    return found


def _beats(hour: Hour, visits: Visits, phase_s: Ints) -> Told:
    """What is said of every connector every ten minutes."""
    when = (hour.begins_s + phase_s[:, None] + np.arange(BEATS) * BEAT_S).ravel()
    who = np.repeat(hour.connectors, BEATS)
    return who, when, _state(visits, who, when)


def _told(hour: Hour, who: Ints, when: Ints, what: Ints) -> Events:
    """Statuses as connectors say them, whatever is the case."""
    kind = hour.hides.at(who, when)
    says = said(kind)
    troubled = np.flatnonzero(says != AS_IT_IS)
    what[troubled] = says[troubled]
    heard = np.flatnonzero(what != SILENT)
    who, when, what, kind = who[heard], when[heard], what[heard], kind[heard]
    error = np.where(what == FAULTED, kind - FIRST_CAUSE + 1, 0)
    return Events(STATUS, _columns(hour, who, when, what, error), hour.ms(when))


def _columns(hour: Hour, who: Ints, when: Ints, what: Ints, error: Ints) -> dict[str, pa.Array]:
    codes = hour.operators.vocabulary[hour.charging.operator_of[who]] * STATES
    return {
        **hour.named(who, when),
        "equipment_id": words(who, hour.charging.equipment_ids),
        "connectivity": words(CONNECTIVITY_OF[what], CONNECTIVITY),
        "operability": words(OPERABILITY_OF[what], OPERABILITY),
        "occupancy": words(OCCUPANCY_OF[what], OCCUPANCY),
        "raw_code": words(codes + what, RAW),
        "error_code": words(error, _ERRORS),
    }


def _state(visits: Visits, who: Ints, when: Ints) -> Ints:
    """The state of connectors at given seconds; visits are sorted by connector and time."""
    if not len(visits):
        return np.full(len(who), FREE)
    begun = moment(visits.connector, visits.plug_in_s)
    place = np.searchsorted(begun, moment(who, when), "right") - 1
    known = visits.taken(place.clip(0))
    there = (place >= 0) & (known.connector == who) & (when < known.plug_out_s)
    flows = there & (when >= known.start_s) & (when < known.end_s)
    state = np.where(there, PLUGGED, FREE)
    return np.where(flows, np.where(known.discharging, DISCHARGING, CHARGING), state)
