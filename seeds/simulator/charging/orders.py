"""Orders 充电订单: what a visit cost, told when it is settled."""

from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from schemas import contract_of
from seeds.simulator.charging.hour import Hour, known_soc, said
from seeds.simulator.charging.layout import Charging
from seeds.simulator.charging.outcomes import CHARGED, NO_ENERGY, STOPPED_BY, STUCK
from seeds.simulator.charging.registers import Billed
from seeds.simulator.charging.states import SILENT
from seeds.simulator.charging.tariff import SERVICE, prices
from seeds.simulator.charging.visits import Visits
from seeds.simulator.clock import HOUR_S
from seeds.simulator.events import Events, words
from seeds.simulator.truth.stretches import Stretches
from seeds.simulator.vehicles.layout import Vehicles

Ints = NDArray[np.int64]
SESSION = contract_of("charger.session")
SETTLES_S = 10  # after plug-out
_REASONS = pa.array([*STOPPED_BY, "vehicle"])
_VEHICLE = len(STOPPED_BY)
_ONE_FEN = 100_000  # Wh × 0.01 fen a kWh


def orders(hour: Hour, billed: Billed, vehicles: Vehicles, month: int) -> Events:
    """The orders that are settled in an hour, charged at the prices of a month."""
    when = billed.visits.plug_out_s + SETTLES_S
    settled = np.flatnonzero(hour.holds(when) & is_told(billed.visits, hour.hides))
    billed, when = billed.taken(settled), when[settled]
    visits, energy = billed.visits, billed.counted(billed.visits.energy_wh)
    power = billed.counted(visits.power_w * ~NO_ENERGY[visits.outcome])
    start = np.where(visits.discharging, billed.exported, billed.imported)
    named = hour.named(visits.connector, when)
    columns = {
        **named,
        "session_id": names(hour.charging, visits),
        "equipment_id": words(visits.connector, hour.charging.equipment_ids),
        "plug_in_time": hour.told_at(visits.connector, visits.plug_in_s),
        "charge_start": hour.told_at(visits.connector, visits.start_s),
        "charge_end": hour.told_at(visits.connector, visits.end_s),
        "plug_out_time": hour.told_at(visits.connector, visits.plug_out_s),
        "energy_wh": pa.array(visits.signed(energy)),
        "v2g": pa.array(hour.charging.is_v2g[visits.connector]),
        "register_start_wh": pa.array(start),
        "register_end_wh": pa.array(start + energy),
        "max_power_w": pa.array(visits.signed(power)),
        "soc_start_percent": known_soc(hour.charging, visits, np.zeros_like(energy)),
        "soc_end_percent": known_soc(hour.charging, visits, visits.energy_wh),
        "stop_reason": words(_reasons(visits), _REASONS),
        "user": vehicles.users(visits.vehicle, named["operator_id"].to_pylist()),
        "vehicle": words(visits.vehicle, vehicles.pseudonyms),
        "energy_fee_fen": pa.array(visits.signed(_energy_fen(billed, month))),
        "service_fee_fen": pa.array(_rounded(energy * SERVICE) * ~visits.discharging),
    }
    return Events(SESSION, columns, hour.ms(when))


def is_told(visits: Visits, hides: Stretches) -> NDArray[np.bool_]:
    """Is an order sent? Not of those that a connector makes up, nor what is settled in silence."""
    says = said(hides.at(visits.connector, visits.plug_out_s + SETTLES_S))
    return np.asarray((visits.outcome < STUCK) & (says != SILENT))


def names(charging: Charging, visits: Visits) -> pa.StringArray:
    """Connector and second of plug-in: unique within an operator."""
    connector = words(visits.connector, charging.connector_ids).dictionary_decode()
    return pc.binary_join_element_wise(connector, pa.array(visits.plug_in_s).cast("string"), "-")


def _reasons(visits: Visits) -> Ints:
    seconds = (visits.end_s - visits.start_s).astype(float)
    full = visits.curve.soc(seconds) >= 99.5
    return np.where(full & (visits.outcome == CHARGED), _VEHICLE, visits.outcome)


def _energy_fen(billed: Billed, month: int) -> Ints:
    """What the meter counted in each hour of the day at its price, rounded once."""
    visits = billed.visits
    if not len(visits):
        return visits.energy_wh
    by_hour = prices(month)
    first = visits.start_s // HOUR_S
    hours = int(((visits.end_s - 1) // HOUR_S - first).max()) + 1
    bounds = (first[:, None] + np.arange(hours + 1)) * HOUR_S - visits.start_s[:, None]
    counted = [billed.counted(visits.flown_wh(bound)) for bound in bounds.T]
    exact = np.zeros(len(visits), np.int64)
    for nth, (before, after) in enumerate(pairwise(counted)):
        exact += (after - before) * by_hour[(first + nth) % 24]
    return _rounded(exact)


def _rounded(exact: Ints) -> Ints:
    """Whole fen, half up."""
    return (exact + _ONE_FEN // 2) // _ONE_FEN
