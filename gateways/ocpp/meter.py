"""Sampled values of one moment, folded into the quantities of `charger.meter`.

Measurands, units and phases of OCPP 1.6 §7.31 to §7.45; those of OCPP 2.0.1 have the same names.

Phases: a value without phase is the whole; else power, energy and current are summed over L1 to L3
and the voltage is their mean. Line-to-line voltages, the neutral, interval energies, reactive power
and what is measured before the converter (Inlet) or on its case (Body) are not taken.
"""

from collections import defaultdict
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any, NamedTuple

from gateways.refusal import RefusedError
from schemas.contract import declared
from schemas.events.charger_meter import ChargerMeter
from schemas.events.dead_letter import Reason

METER_TYPE = declared(ChargerMeter).wire_type

PHASES = {"": "", "L1": "L1", "L2": "L2", "L3": "L3", "L1-N": "L1", "L2-N": "L2", "L3-N": "L3"}
PLACES = {"Outlet", "Cable", "EV"}
KILO = {"kWh": Decimal(1000), "kW": Decimal(1000)}
UNITS = {
    "Energy.Active.Import.Register": ("", "Wh", "kWh"),
    "Energy.Active.Export.Register": ("", "Wh", "kWh"),
    "Power.Active.Import": ("", "W", "kW"),
    "Power.Active.Export": ("", "W", "kW"),
    "Voltage": ("", "V"),
    "Current.Import": ("", "A"),
    "Current.Export": ("", "A"),
    "SoC": ("", "Percent"),
}

# Far beyond every range of the contract, and short enough to be computed with exactly.
IMPOSSIBLE = Decimal(10) ** 15
LARGEST_EXPONENT = 15

Values = dict[str, Decimal]


class Sample(NamedTuple):
    """A value as it was sampled, in `unit` × 10^`exponent`; no unit is the measurand's own."""

    value: str
    measurand: str
    unit: str
    exponent: int
    phase: str
    location: str


def quantities(sampled: Iterable[Sample]) -> dict[str, Any]:
    """Fields of `charger.meter`; empty where nothing was measured that it holds.

    Raises:
        RefusedError: a value is no number, or has a size or a unit that its measurand cannot have.
    """
    found: dict[str, Values] = defaultdict(dict)
    for each in sampled:
        if _taken(each):
            found[each.measurand][PHASES[each.phase]] = _value(each)
    fields = {
        "import_wh": _whole(_total(found["Energy.Active.Import.Register"])),
        "export_wh": _whole(_total(found["Energy.Active.Export.Register"])),
        "power_w": _whole(_balance(found["Power.Active.Import"], found["Power.Active.Export"])),
        "voltage_v": _float(_mean(found["Voltage"])),
        "current_a": _float(_balance(found["Current.Import"], found["Current.Export"])),
        "soc_percent": _float(_mean(found["SoC"])),
    }
    return {name: value for name, value in fields.items() if value is not None}


def _taken(each: Sample) -> bool:
    return each.measurand in UNITS and each.phase in PHASES and each.location in PLACES


def _value(each: Sample) -> Decimal:
    if each.unit not in UNITS[each.measurand]:
        raise _refused("unknown-code", each, "unit does not fit the measurand")
    try:
        number = Decimal(each.value)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise _refused("wrong-type", each, "value is no number")
    if abs(each.exponent) > LARGEST_EXPONENT or abs(number) > IMPOSSIBLE:
        raise _refused("out-of-range", each, "value is impossibly large")
    scaled = number.scaleb(each.exponent) * KILO.get(each.unit, Decimal(1))
    if abs(scaled) > IMPOSSIBLE:
        raise _refused("out-of-range", each, "value is impossibly large")
    return scaled


def _refused(reason: Reason, each: Sample, detail: str) -> RefusedError:
    return RefusedError(reason, METER_TYPE, each.measurand, detail)


def _total(phases: Values) -> Decimal | None:
    if not phases:
        return None
    return phases[""] if "" in phases else sum(phases.values(), Decimal(0))


def _mean(phases: Values) -> Decimal | None:
    total = _total(phases)
    return total if total is None or "" in phases else total / len(phases)


def _balance(into: Values, out_of: Values) -> Decimal | None:
    """Import less export; absent where neither was measured."""
    gained, lost = _total(into), _total(out_of)
    if gained is None and lost is None:
        return None
    return (gained or Decimal(0)) - (lost or Decimal(0))


def _whole(number: Decimal | None) -> int | None:
    return None if number is None else int(number.quantize(Decimal(1), ROUND_HALF_UP))


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(round(number, 3))
