"""A shard's truth as rows of the tables."""

from collections.abc import Callable

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from seeds.simulator.charging.drift import RIGHT_PPM
from seeds.simulator.charging.hour import Hour
from seeds.simulator.charging.layout import Charging
from seeds.simulator.charging.operators import VOCABULARIES, Operators
from seeds.simulator.charging.orders import SETTLES_S, is_told, names
from seeds.simulator.charging.outcomes import LEFT_UNUSABLE, OUTCOMES
from seeds.simulator.charging.registers import Billed
from seeds.simulator.charging.visits import Visits
from seeds.simulator.clock import HOUR_S, Clock
from seeds.simulator.events import words
from seeds.simulator.truth.kinds import NAMES
from seeds.simulator.truth.loads import add_load
from seeds.simulator.truth.rows import Rows
from seeds.simulator.truth.stretches import NEVER_S, Stretches
from seeds.simulator.truth.troubles import Troubles
from seeds.simulator.vehicles.layout import Vehicles

Ints = NDArray[np.int64]
_NAMES, _OUTCOMES = pa.array(NAMES), pa.array(OUTCOMES)


class Record:
    """Writes down what is true of a shard's stations."""

    def __init__(self, rows: Rows, charging: Charging, vehicles: Vehicles, clock: Clock) -> None:
        self._rows, self._clock = rows, clock
        self._charging, self._vehicles = charging, vehicles

    def troubles(self, troubles: Troubles, day: int, first_shard: bool) -> None:
        """What befalls on a day; operators are told of by one shard, as all know the same."""
        charging = self._charging
        zombies = troubles.zombies.beginning(day)
        who = charging.ids_of_connectors(zombies.who)
        self._rows.add("zombie", who | self._span(zombies, "kind"))
        faults = troubles.faults.beginning(day)
        who = charging.ids_of_connectors(faults.who)
        self._rows.add("fault", who | self._span(faults, "cause", "repaired"))
        self._outages(troubles.maintenance.beginning(day), charging.ids_of_connectors)
        dark = troubles.of_stations(troubles.grid_losses.beginning(day))
        closed, cut = troubles.closures.beginning(day), troubles.uplink_losses.beginning(day)
        for found in (dark, closed, cut):
            self._outages(found, charging.ids_of_stations)
        if first_shard:
            self._outages(troubles.feed_deaths.beginning(day), charging.ids_of_operators)
        if day == 0:
            self._service(troubles)

    def operators(self, operators: Operators) -> None:
        """How they send; told by one shard, as they are the same for all."""
        columns = self._charging.ids_of_operators(np.arange(self._charging.operators))
        vocabularies = pa.array(list(VOCABULARIES)).take(pa.array(operators.vocabulary))
        skew = pa.array(operators.skew_ms)
        self._rows.add("operator", columns | {"clock_skew_ms": skew, "vocabulary": vocabularies})

    def resets(self, connector: Ints, at_s: Ints, import_wh: Ints) -> None:
        """Meters that begin anew."""
        columns = {"time": self._times(at_s), "import_wh": pa.array(import_wh)}
        self._rows.add("reset", self._charging.ids_of_connectors(connector) | columns)

    def drift(self, connectors: Ints, factors_ppm: Ints) -> None:
        """Connectors whose meters count wrong."""
        wrong = factors_ppm != RIGHT_PPM
        columns = {"factor_ppm": pa.array(factors_ppm[wrong])}
        self._rows.add("drift", self._charging.ids_of_connectors(connectors[wrong]) | columns)

    def sessions(self, visits: Visits, hides: Stretches) -> None:
        """Those who come on a day, whether they charge or leave."""
        left = visits.outcome >= LEFT_UNUSABLE
        in_time = visits.plug_out_s + SETTLES_S < self._clock.hours * HOUR_S
        times = {
            "charge_start": visits.start_s,
            "charge_end": visits.end_s,
            "plug_out_time": visits.plug_out_s,
        }
        self._rows.add(
            "session",
            self._charging.ids_of_connectors(visits.connector)
            | {
                "session_id": names(self._charging, visits),
                "plug_in_time": self._times(visits.plug_in_s),
                **{name: self._times(at, left) for name, at in times.items()},
                "energy_wh": pa.array(visits.signed(visits.energy_wh)),
                "outcome": _OUTCOMES.take(pa.array(visits.outcome)),
                "reported": pa.array(is_told(visits, hides) & in_time),
                "vehicle": words(visits.vehicle, self._vehicles.pseudonyms)
                .dictionary_decode()
                .fill_null(""),
            },
        )

    def load(self, hour: Hour, billed: Billed) -> None:
        """What flowed in an hour."""
        visits = billed.visits
        visits = visits.taken((visits.start_s < hour.ends_s) & (visits.end_s > hour.begins_s))
        begun, ended = (visits.flown_wh(at - visits.start_s) for at in (hour.begins_s, hour.ends_s))
        flown = visits.signed(ended - begun)
        station, place = np.unique(self._charging.station[visits.connector], return_inverse=True)
        sums = np.zeros(len(station), np.int64)
        np.add.at(sums, place, flown)
        stations = self._charging.ids_of_stations(station)
        add_load(self._rows, "charging", stations, hour.start_ms + hour.begins_s * 1000, sums)

    def _service(self, troubles: Troubles) -> None:
        lives = troubles.lives
        never = np.isin(lives.connectors, troubles.zombies.never_commissioned)
        gone = lives.decommissioned_s
        self._rows.add(
            "service",
            self._charging.ids_of_connectors(lives.connectors)
            | {
                "commissioned": self._times(lives.commissioned_s, never),
                "decommissioned": self._times(gone, gone == NEVER_S),
            },
        )

    def _outages(self, found: Stretches, ids: Callable[[Ints], dict[str, pa.Array]]) -> None:
        self._rows.add("outage", ids(found.who) | self._span(found, "cause"))

    def _span(self, found: Stretches, kind: str, end: str = "end") -> dict[str, pa.Array]:
        return {
            kind: _NAMES.take(pa.array(found.kind)),
            "start": self._times(found.start_s),
            end: self._times(found.end_s, found.end_s == NEVER_S),
        }

    def _times(self, at_s: Ints, unknown: NDArray[np.bool_] | None = None) -> pa.Array:
        return pa.array(self._clock.ms(at_s), mask=unknown)
