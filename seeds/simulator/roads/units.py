"""What roadside units 路侧单元 say: signs of life, counts of road users, warnings."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from schemas import contract_of
from seeds.simulator.clock import HOUR_S
from seeds.simulator.columns import repeated
from seeds.simulator.events import Events, constant, joined, words
from seeds.simulator.places import ROAD_AUTHORITY, SOURCE
from seeds.simulator.roads.disturbances import CODES
from seeds.simulator.roads.layout import Roads
from seeds.simulator.truth.stretches import NONE, Stretches

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
V2X = contract_of("traffic.v2x")
REPEAT_S = 600
RADIUS_M = 500
MOST_SEEN = 60
_STATES, _KINDS = pa.array(["offline", "online"]), pa.array(["state", "rsm", "rsi"])
_CODES = pa.array(CODES)
_STATE, _RSM, _RSI = range(3)


class Units:
    """The units beside segments, and what holds them up or is to be warned of."""

    def __init__(
        self, roads: Roads, segments: Ints, incidents: Stretches, dead: Stretches, start_ms: int
    ) -> None:
        self._roads, self._start_ms = roads, start_ms
        self._beside = segments[roads.has_unit[segments]]
        self._incidents, self._dead = incidents, dead

    def messages(self, rng: np.random.Generator, begins_s: int, full: Floats) -> Events:
        """All of an hour, for which `full` says how full roads are at each step of it."""
        steps = begins_s + np.arange(len(full)) * (HOUR_S // len(full))
        signs = steps[steps % REPEAT_S == 0]
        return joined(
            [
                self._signs(*self._each(signs)),
                self._counts(rng, *self._each(steps), np.tile(full, len(self._beside))),
                self._warnings(begins_s),
            ]
        )

    def _each(self, steps: Ints) -> tuple[Ints, Ints]:
        """Every unit at every step."""
        return np.repeat(self._beside, len(steps)), np.tile(steps, len(self._beside))

    def _signs(self, unit: Ints, at_s: Ints) -> Events:
        """A dead unit's platform says that it is."""
        return self._told(_STATE, unit, at_s, self._is_up(unit, at_s))

    def _counts(self, rng: np.random.Generator, unit: Ints, at_s: Ints, full: Floats) -> Events:
        seen = (MOST_SEEN * (0.05 + full) * rng.random(len(unit))).astype(np.int64)
        up = self._is_up(unit, at_s)
        return self._told(_RSM, unit[up], at_s[up], up[up], participants=pa.array(seen[up]))

    def _warnings(self, begins_s: int) -> Events:
        """Of each incident where a unit stands, again and again while it lasts."""
        found = self._incidents
        found = found.taken(np.isin(found.who, self._beside))
        late = (begins_s - found.start_s).clip(0)
        first = found.start_s + -(-late // REPEAT_S) * REPEAT_S
        last = np.minimum(found.end_s, begins_s + HOUR_S) - 1
        many = ((last - first) // REPEAT_S + 1).clip(0)
        which, nth = repeated(many)
        at_s = first[which] + nth * REPEAT_S
        up = self._is_up(found.who[which], at_s)
        told, at_s = found.taken(which[up]), at_s[up]
        starts, ends = (pa.array(self._ms(each)) for each in (told.start_s, told.end_s))
        return self._told(
            _RSI,
            told.who,
            at_s,
            up[up],
            message_id=pa.array(told.start_s).cast(pa.string()),
            event_code=words(told.kind, _CODES),
            starts=starts,
            ends=ends,
            radius_m=pa.array(np.full(len(told), RADIUS_M)),
        )

    def _is_up(self, unit: Ints, at_s: Ints) -> NDArray[np.bool_]:
        return np.asarray(self._dead.at(unit, at_s) == NONE)

    def _ms(self, at_s: Ints) -> Ints:
        return self._start_ms + at_s * 1000

    def _told(
        self, kind: int, unit: Ints, at_s: Ints, up: NDArray[np.bool_], **more: pa.Array
    ) -> Events:
        many, roads = len(unit), self._roads
        columns = {
            "event_time": pa.array(self._ms(at_s)),
            "source": constant(SOURCE, many),
            "operator_id": constant(ROAD_AUTHORITY, many),
            "segment_id": words(unit, roads.segment_ids),
            "rsu_id": words(unit, roads.unit_ids),
            "message_kind": words(np.full(many, kind), _KINDS),
            "unit_state": words(up.astype(np.int64), _STATES),
            "longitude": pa.array(roads.longitude[unit]),
            "latitude": pa.array(roads.latitude[unit]),
            "message_id": pa.nulls(many, pa.string()),
            "event_code": words(np.full(many, -1), _CODES),
            "starts": pa.nulls(many, pa.int64()),
            "ends": pa.nulls(many, pa.int64()),
            "radius_m": pa.nulls(many, pa.int64()),
            "participants": pa.nulls(many, pa.int64()),
        }
        return Events(V2X, columns | more, self._ms(at_s))
