"""Meter values: a sample a minute while energy flows, the last one at its end."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from schemas import contract_of
from seeds.simulator.charging.hour import Hour, known_soc, said
from seeds.simulator.charging.outcomes import NO_ENERGY, STUCK
from seeds.simulator.charging.registers import Billed
from seeds.simulator.charging.states import OFFLINE, SILENT
from seeds.simulator.columns import repeated
from seeds.simulator.events import Events

Ints = NDArray[np.int64]
METER = contract_of("charger.meter")
SAMPLE_S = 60


def meters(hour: Hour, billed: Billed) -> Events:
    """Samples in an hour, of connectors that are heard of."""
    visits = billed.visits
    first = _ceil_to(np.maximum(visits.start_s, hour.begins_s) - visits.start_s)
    last = np.minimum(visits.end_s, hour.ends_s - 1) - visits.start_s
    many = ((last - first) // SAMPLE_S + 1).clip(0)
    visit, nth = repeated(many)
    since = first[visit] + nth * SAMPLE_S
    ended = np.flatnonzero(hour.holds(visits.end_s))
    ended = ended[(visits.end_s - visits.start_s)[ended] % SAMPLE_S != 0]
    visit = np.concatenate([visit, ended])
    since = np.concatenate([since, (visits.end_s - visits.start_s)[ended]])
    says = said(hour.hides.at(visits.connector[visit], visits.start_s[visit] + since))
    heard = ~np.isin(says, (SILENT, OFFLINE))
    return _samples(hour, billed, visit[heard], since[heard])


def _samples(hour: Hour, billed: Billed, visit: Ints, since: Ints) -> Events:
    sampled = billed.taken(visit)
    visits = sampled.visits
    flown = visits.flown_wh(since)
    counted = sampled.counted(flown)
    over = (since >= visits.end_s - visits.start_s) | NO_ENERGY[visits.outcome]
    power = np.where(over, 0, visits.curve.power_at(since.astype(float)))
    power = np.where(visits.outcome == STUCK, visits.power_w, power)
    power = visits.signed(sampled.counted(power))
    volts = hour.charging.voltage_v[visits.connector]
    when = visits.start_s + since
    columns = {
        **hour.named(visits.connector, when),
        "import_wh": pa.array(sampled.imported + counted * ~visits.discharging),
        "export_wh": pa.array(
            sampled.exported + counted * visits.discharging,
            mask=~hour.charging.is_v2g[visits.connector],
        ),
        "power_w": pa.array(power),
        "voltage_v": pa.array(volts),
        "current_a": pa.array(np.round(power / volts, 1).astype(np.float32)),
        "soc_percent": known_soc(hour.charging, visits, flown),
    }
    return Events(METER, columns, hour.ms(when))


def _ceil_to(seconds: Ints) -> Ints:
    return -(-seconds // SAMPLE_S) * SAMPLE_S
