"""Sampled values of one moment, folded into the quantities of `charger.meter`.

Phases: a value without phase is the whole; else power, energy and current are summed over L1 to L3
and the voltage is their mean. Line-to-line voltages, the neutral, interval energies, reactive power
and what is measured before the converter (Inlet) or on its case (Body) are not taken.
"""

from collections import defaultdict
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from gateways.ocpp16.payloads import SampledValue
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

Values = dict[str, Decimal]


def quantities(sampled: Iterable[SampledValue]) -> dict[str, Any]:
    """Fields of `charger.meter`; empty where nothing was measured that it holds.

    Raises:
        RefusedError: a value is no number or has a unit that its measurand cannot have.
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


def _taken(each: SampledValue) -> bool:
    known = each.measurand in UNITS and each.phase in PHASES
    return known and each.location in PLACES and each.format == "Raw"


def _value(each: SampledValue) -> Decimal:
    if each.unit not in UNITS[each.measurand]:
        raise _refused("unknown-code", each, "unit does not fit the measurand")
    try:
        number = Decimal(each.value)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise _refused("wrong-type", each, "value is no number")
    return number * KILO.get(each.unit, Decimal(1))


def _refused(reason: Reason, each: SampledValue, detail: str) -> RefusedError:
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
