"""What operators send of a shard's connectors in one hour."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from schemas import contract_of
from seeds.city.places import SOURCE
from seeds.simulator.charging.layout import OPERATOR_IDS, Charging
from seeds.simulator.charging.operators import RAW, STATES, Operators
from seeds.simulator.charging.outcomes import NO_ENERGY, STUCK
from seeds.simulator.charging.registers import Billed
from seeds.simulator.charging.states import (
    CHARGING,
    CONNECTIVITY,
    CONNECTIVITY_OF,
    DISCHARGING,
    FAULTED,
    FREE,
    OCCUPANCY,
    OCCUPANCY_OF,
    OFFLINE,
    OPERABILITY,
    OPERABILITY_OF,
    PLUGGED,
    SILENT,
)
from seeds.simulator.charging.visits import Visits
from seeds.simulator.clock import HOUR_S
from seeds.simulator.events import Events, constant, words
from seeds.simulator.truth.kinds import AS_IT_IS, CAUSES, FIRST_CAUSE, SAYS
from seeds.simulator.truth.stretches import NONE, Stretches, moment

Ints = NDArray[np.int64]
Told = tuple[Ints, Ints, Ints]  # connector, second and state

STATUS, METER = contract_of("charger.status"), contract_of("charger.meter")
BEAT_S = 600  # T/CEC platforms repeat an unchanged status every 5 to 10 minutes
SAMPLE_S = 60  # meter values while energy flows
BEATS = HOUR_S // BEAT_S
_OPERATORS = pa.array(OPERATOR_IDS)
_ERRORS = pa.array(["", *(each.name for each in CAUSES)])


@dataclass(frozen=True)
class Hour:
    """An hour of a shard: its connectors, each with its own second of the beat."""

    charging: Charging
    connectors: Ints
    phase_s: Ints
    missing: NDArray[np.bool_]  # which beats of which connector are never sent
    hides: Stretches
    operators: Operators
    start_ms: int  # of the first midnight
    begins_s: int

    @property
    def ends_s(self) -> int:
        return self.begins_s + HOUR_S

    def statuses(self, visits: Visits) -> Events:
        """Of changes, and every ten minutes what has not changed."""
        flowing = np.where(visits.discharging, DISCHARGING, CHARGING)
        changes = (
            (visits.plug_in_s, PLUGGED),
            (visits.start_s, flowing),
            (visits.end_s, PLUGGED),
            (visits.plug_out_s, FREE),
        )
        found = []
        for times, to in changes:
            now = self.holds(times)
            states = np.broadcast_to(to, len(visits))[now]
            found.append((visits.connector[now], times[now], states))
        found += self._turns(visits)
        changed = np.concatenate([moment(who, when) for who, when, _ in found])
        who, when, what = self._beats(visits)
        quiet = ~np.isin(moment(who, when), changed)  # a change is told once
        quiet &= ~self.missing.ravel()
        found.append((who[quiet], when[quiet], what[quiet]))
        who, when, what = (np.concatenate(each) for each in zip(*found, strict=True))
        return self._told(who, when, what)

    def _turns(self, visits: Visits) -> list[Told]:
        """Where a trouble begins or ends that is told; one that looks free or usual is not."""
        told = self.hides.taken(~np.isin(SAYS[self.hides.kind], (AS_IT_IS, FREE)))
        found = []
        for times in (told.start_s, told.end_s):
            now = self.holds(times)
            who, when = told.who[now], times[now]
            found.append((who, when, _state(visits, who, when)))
        return found

    def _told(self, who: Ints, when: Ints, what: Ints) -> Events:
        """Statuses as the connector says them, whatever is the case."""
        kind = self.hides.at(who, when)
        says = np.where(kind == NONE, AS_IT_IS, SAYS[kind])
        troubled = np.flatnonzero(says != AS_IT_IS)
        what[troubled] = says[troubled]
        once = np.ones(len(who), bool)
        once[troubled] = False  # where a trouble cuts off a visit, both change at once
        once[troubled[np.unique(moment(who, when)[troubled], return_index=True)[1]]] = True
        heard = np.flatnonzero(once & (what != SILENT))
        who, when, what, kind = who[heard], when[heard], what[heard], kind[heard]
        columns = self._status_columns(who, when, what)
        error = np.where(what == FAULTED, kind - FIRST_CAUSE + 1, 0)
        return Events(STATUS, columns | {"error_code": words(error, _ERRORS)}, self.ms(when))

    def _status_columns(self, who: Ints, when: Ints, what: Ints) -> dict[str, pa.Array]:
        codes = self.operators.vocabulary[self._operator(who)] * STATES
        return {
            **self.named(who, when),
            "equipment_id": words(who, self.charging.equipment_ids),
            "connectivity": words(CONNECTIVITY_OF[what], CONNECTIVITY),
            "operability": words(OPERABILITY_OF[what], OPERABILITY),
            "occupancy": words(OCCUPANCY_OF[what], OCCUPANCY),
            "raw_code": words(codes + what, RAW),
        }

    def meters(self, billed: Billed) -> Events:
        """A sample a minute while energy flows, the last one at its end."""
        visits = billed.visits
        first = _ceil_to(np.maximum(visits.start_s, self.begins_s) - visits.start_s)
        last = np.minimum(visits.end_s, self.ends_s - 1) - visits.start_s
        many = ((last - first) // SAMPLE_S + 1).clip(0)
        visit = np.repeat(np.arange(len(visits)), many)
        nth = np.arange(len(visit)) - np.repeat(np.cumsum(many) - many, many)
        since = first[visit] + nth * SAMPLE_S
        ended = np.flatnonzero(self.holds(visits.end_s))
        ended = ended[(visits.end_s - visits.start_s)[ended] % SAMPLE_S != 0]
        visit = np.concatenate([visit, ended])
        since = np.concatenate([since, (visits.end_s - visits.start_s)[ended]])
        says = said(self.hides, visits.connector[visit], visits.start_s[visit] + since)
        heard = ~np.isin(says, (SILENT, OFFLINE))
        return self._samples(billed, visit[heard], since[heard])

    def _samples(self, billed: Billed, visit: Ints, since: Ints) -> Events:
        visits = billed.visits.taken(visit)
        flown = visits.flown_wh(since)
        over = (since >= visits.end_s - visits.start_s) | NO_ENERGY[visits.outcome]
        power = np.where(over, 0, visits.curve.power_at(since.astype(float)))
        power = np.where(visits.outcome == STUCK, visits.power_w, power)
        power = np.where(visits.discharging, -power, power).astype(np.int64)
        volts = self.charging.voltage_v[visits.connector]
        soc = np.minimum(visits.soc_start + flown / visits.battery_wh * 100, 100)
        soc = np.where(visits.discharging, 100 - soc, soc)
        when = visits.start_s + since
        columns = {
            **self.named(visits.connector, when),
            "import_wh": pa.array(billed.imported[visit] + flown * ~visits.discharging),
            "export_wh": pa.array(
                billed.exported[visit] + flown * visits.discharging,
                mask=~self.charging.is_v2g[visits.connector],
            ),
            "power_w": pa.array(power),
            "voltage_v": pa.array(volts),
            "current_a": pa.array(np.round(power / volts, 1).astype(np.float32)),
            "soc_percent": pa.array(np.round(soc, 1).astype(np.float32)),
        }
        return Events(METER, columns, self.ms(when))

    def _beats(self, visits: Visits) -> Told:
        """What is said of every connector every ten minutes."""
        beats = np.arange(BEATS)
        when = (self.begins_s + self.phase_s[:, None] + beats * BEAT_S).ravel()
        who = np.repeat(self.connectors, len(beats))
        return who, when, _state(visits, who, when)

    def named(self, who: Ints, when: Ints) -> dict[str, pa.Array]:
        """What says which connector an event is of."""
        station = self.charging.station[who]
        return {
            "event_time": self.told_at(who, when),
            "source": constant(SOURCE, len(who)),
            "operator_id": words(self._operator(who), _OPERATORS),
            "station_id": words(station, self.charging.station_ids),
            "connector_id": words(who, self.charging.connector_ids),
        }

    def told_at(self, who: Ints, when: Ints) -> pa.Array:
        """Times by the clocks of the operators, in ms since 1970 UTC."""
        return pa.array(self.ms(when) + self.operators.skew_ms[self._operator(who)])

    def _operator(self, who: Ints) -> NDArray[np.int32]:
        return self.charging.operator_of[who]

    def holds(self, times: Ints) -> NDArray[np.bool_]:
        """Which seconds are in this hour?"""
        return (times >= self.begins_s) & (times < self.ends_s)

    def ms(self, at_s: Ints) -> Ints:
        """Seconds as ms since 1970 UTC."""
        return self.start_ms + at_s * 1000


def said(hides: Stretches, who: Ints, when: Ints) -> Ints:
    """What connectors say of themselves at seconds, whatever is the case, or `AS_IT_IS`."""
    kind = hides.at(who, when)
    return np.where(kind == NONE, AS_IT_IS, SAYS[kind])


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


def _ceil_to(seconds: Ints) -> Ints:
    return -(-seconds // SAMPLE_S) * SAMPLE_S
