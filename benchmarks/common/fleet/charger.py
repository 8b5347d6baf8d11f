"""3,000 stations of 8 connectors."""

from typing import Any

from benchmarks.common.fleet.numbers import event_id, spread
from schemas.events.charger_meter import ChargerMeter
from schemas.events.charger_session import ChargerSession
from schemas.events.charger_status import ChargerStatus, Occupancy

_STATIONS, _CONNECTORS_A_STATION, _OPERATORS = 3_000, 8, 12

_STATES: tuple[tuple[Occupancy, str], ...] = (
    ("free", "1"),
    ("free", "1"),
    ("plugged", "2"),
    ("charging", "3"),
    ("charging", "3"),
)


def status(number: int, time_ms: int) -> ChargerStatus:
    """A connector's state."""
    occupancy, raw_code = _STATES[spread(number, len(_STATES))]
    return ChargerStatus(
        **_connector(number, time_ms),
        equipment_id=f"{_equipment(number)}",
        connectivity="online",
        operability="ok",
        occupancy=occupancy,
        raw_code=raw_code,
    )


def meter(number: int, time_ms: int) -> ChargerMeter:
    """A sample of a connector's meter while it charges."""
    power_w, voltage_v = 3_000 + spread(number, 117_000), 372 + spread(number, 160, 1) / 10
    return ChargerMeter(
        **_connector(number, time_ms),
        import_wh=12_000_000 + number * 31,
        power_w=power_w,
        voltage_v=voltage_v,
        current_a=round(power_w / voltage_v, 1),
        soc_percent=10 + spread(number, 900, 2) / 10,
    )


def session(number: int, time_ms: int) -> ChargerSession:
    """A charging order that has just been settled."""
    energy_wh = 2_000 + spread(number, 68_000)
    return ChargerSession(
        **_connector(number, time_ms),
        session_id=f"{_operator(number)}{number:016d}",
        charge_start=time_ms - 900_000 - spread(number, 4_500_000, 1),
        charge_end=time_ms - 60_000,
        energy_wh=energy_wh,
        stop_reason="user",
        user=f"k1:{number:032x}",
        energy_fee_fen=energy_wh * 9 // 100,
        service_fee_fen=energy_wh * 4 // 100,
    )


def _connector(number: int, time_ms: int) -> dict[str, Any]:
    return {
        "event_id": event_id(number),
        "event_time": time_ms,
        "source": "tcec102",
        "operator_id": _operator(number),
        "station_id": f"440100{_station(number):06d}",
        "connector_id": f"{_equipment(number)}{number % 2 + 1}",
    }


def _station(number: int) -> int:
    return number // _CONNECTORS_A_STATION % _STATIONS


def _operator(number: int) -> str:
    return f"39580{_station(number) % _OPERATORS:04d}"


def _equipment(number: int) -> str:
    return f"4401{_station(number):05d}{number % _CONNECTORS_A_STATION // 2:02d}"
