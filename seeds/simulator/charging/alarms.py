"""Alarms of chargers: of faults as they begin and are repaired, and warnings before some of them.

What is foreseen: insulation and overheating are announced by warnings that come faster and get
worse up to two days before; other warnings mean nothing. That a fault can be learned from them
故障预警 is our assumption.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from schemas import contract_of
from schemas.events.charger_alarm import ChargerAlarmKind
from seeds.simulator.charging.hour import Hour, said
from seeds.simulator.charging.part import ChargingPart
from seeds.simulator.charging.states import FAULTED
from seeds.simulator.city import City
from seeds.simulator.clock import DAY_S
from seeds.simulator.columns import Columns, repeated
from seeds.simulator.events import Events, words
from seeds.simulator.randomness import generator
from seeds.simulator.truth.kinds import AS_IT_IS, CAUSES, FIRST_CAUSE
from seeds.simulator.truth.renewal import YEAR_D
from seeds.simulator.truth.stretches import Stretches, moment
from seeds.simulator.truth.troubles import AHEAD_D

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
ALARM = contract_of("charger.alarm")

# By cause: what it is called here, and by OCPP 1.6 (ChargePointErrorCode).
SAID: dict[str, tuple[ChargerAlarmKind, str]] = {
    "insulation": ("insulation", "GroundFailure"),
    "contactor": ("other", "PowerSwitchFailure"),
    "cable-or-plug": ("connector-lock", "ConnectorLockFailure"),
    "overheating": ("gun-hot", "HighTemperature"),
    "control-board": ("other", "InternalError"),
}
_KINDS, _CODES = (
    pa.array(names) for names in zip(*(SAID[each.name] for each in CAUSES), strict=True)
)
_PLACES = [each.name for each in CAUSES]
_INSULATION, _HEAT = _PLACES.index("insulation"), _PLACES.index("overheating")
_WARNINGS = 6  # before a fault that is announced
_LASTS_S = (120, 1_200)
_HARMLESS = 0.5  # how bad a warning that means nothing gets; a fault is 1
_HEAT_C, _INSULATION_KOHM = (80.0, 110.0), (100.0, 20.0)  # from a harmless one to a fault


@dataclass(frozen=True)
class Alarms(Columns):
    """Stretches in which alarms are raised; `cause` is a place in `CAUSES`, `bad` from 0 to 1."""

    connector: Ints
    raised_s: Ints
    gone_s: Ints
    cause: Ints
    bad: Floats


class AlarmPart:
    """The alarms of a shard's connectors."""

    def __init__(self, city: City, number: int, charging: ChargingPart) -> None:
        self._city, self._number, self._charging = city, number, charging
        self._warnings = _of_faults(charging.troubles.faults.known)

    def hour(self, number: int) -> Iterator[Events]:
        """What is raised and what is gone."""
        if number % 24 == 0:
            self._foresee(number // 24)
        hour = self._charging.now
        faults = _of_faults(self._charging.troubles.faults.known)
        yield _told(hour, self._warnings.followed_by(faults))

    def _foresee(self, day: int) -> None:
        """Warnings of the faults that are known since today, and of nothing."""
        rng = generator(self._city.seed, "warnings", self._number, day)
        known = self._warnings.taken(self._warnings.gone_s > day * DAY_S)
        faults = self._charging.troubles.faults.known
        first_s = (day + AHEAD_D if day else 0) * DAY_S
        new = (faults.start_s >= first_s) & (faults.start_s < (day + AHEAD_D + 1) * DAY_S)
        warned = np.isin(faults.kind - FIRST_CAUSE, (_INSULATION, _HEAT))
        told = rng.random(len(faults)) < self._city.parameters.conditions.announced
        announced = _before(rng, faults.taken(new & warned & told))
        self._warnings = known.followed_by(announced).followed_by(self._harmless(rng, day))

    def _harmless(self, rng: np.random.Generator, day: int) -> Alarms:
        connectors = self._charging.now.connectors
        chance = self._city.parameters.conditions.false_alarms / YEAR_D
        connector = connectors[rng.random(len(connectors)) < chance]
        many = len(connector)
        raised_s = day * DAY_S + rng.integers(0, DAY_S, many)
        cause = rng.choice((_INSULATION, _HEAT), many)
        gone_s = raised_s + rng.integers(*_LASTS_S, many)
        return Alarms(connector, raised_s, gone_s, cause, rng.uniform(0, _HARMLESS, many))


def _before(rng: np.random.Generator, faults: Stretches) -> Alarms:
    """Warnings of faults, by a rate that rises until they begin."""
    which, _ = repeated(np.full(len(faults), _WARNINGS))
    early = rng.random(len(which)) ** 2
    start_s = faults.start_s[which]
    raised_s = start_s - 2 - (early * (AHEAD_D * DAY_S - 2)).astype(np.int64)
    gone_s = np.minimum(raised_s + rng.integers(*_LASTS_S, len(which)), start_s - 1)
    return Alarms(faults.who[which], raised_s, gone_s, faults.kind[which] - FIRST_CAUSE, 1 - early)


def _of_faults(faults: Stretches) -> Alarms:
    bad = np.ones(len(faults))
    return Alarms(faults.who, faults.start_s, faults.end_s, faults.kind - FIRST_CAUSE, bad)


def _told(hour: Hour, alarms: Alarms) -> Events:
    """What is raised or gone in an hour, of connectors that say what is the case or are faulted.

    What is gone as an hour begins was gone in the hour before: the day after forgets it. Of one
    alarm one thing is said in a second.
    """
    raised = np.flatnonzero(hour.holds(alarms.raised_s))
    gone = np.flatnonzero(hour.holds(alarms.gone_s - 1))
    which = np.concatenate([raised, gone])
    is_raised = np.arange(len(which)) < len(raised)
    at_s = np.where(is_raised, alarms.raised_s[which], alarms.gone_s[which])
    said_of = moment(alarms.connector[which], at_s) * len(CAUSES) + alarms.cause[which]
    first = np.unique(said_of, return_index=True)[1]
    which, is_raised, at_s = which[first], is_raised[first], at_s[first]
    says = said(hour.hides.at(alarms.connector[which], at_s))
    heard = np.isin(says, (AS_IT_IS, FAULTED))
    return _events(hour, alarms.taken(which[heard]), at_s[heard], is_raised[heard])


def _events(hour: Hour, alarms: Alarms, at_s: Ints, raised: NDArray[np.bool_]) -> Events:
    heat = np.round(np.interp(alarms.bad, (0, 1), _HEAT_C), 1).astype(np.float32)
    insulation = np.interp(alarms.bad, (0, 1), _INSULATION_KOHM).astype(np.int64)
    columns = {
        **hour.named(alarms.connector, at_s),
        "equipment_id": words(alarms.connector, hour.charging.equipment_ids),
        "alarm": words(alarms.cause, _KINDS),
        "raised": pa.array(raised),
        "raw_code": words(alarms.cause, _CODES),
        "gun_temperature_c": pa.array(heat, mask=~raised | (alarms.cause != _HEAT)),
        "insulation_kohm": pa.array(insulation, mask=~raised | (alarms.cause != _INSULATION)),
    }
    return Events(ALARM, columns, hour.ms(at_s))
