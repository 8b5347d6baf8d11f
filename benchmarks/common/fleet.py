"""A city's connectors and what they say: events of every contract with realistic values."""

from dataclasses import dataclass
from random import Random

from schemas.events.charger_meter import ChargerMeter
from schemas.events.charger_session import ChargerSession
from schemas.events.charger_status import ChargerStatus, Occupancy

OPERATORS = 12
STATIONS = 3000
CONNECTORS_A_STATION = 8

_OCCUPANCIES: tuple[Occupancy, ...] = ("free", "free", "plugged", "charging", "charging")
_RAW_CODES = ("1", "1", "2", "3", "3")


@dataclass(frozen=True, slots=True)
class Connector:
    """One connector and the names that lead to it."""

    operator: str
    station: str
    equipment: str
    name: str


def connectors() -> list[Connector]:
    """All connectors of the city, station by station."""
    return [_connector(number) for number in range(STATIONS * CONNECTORS_A_STATION)]


def _connector(number: int) -> Connector:
    station = number // CONNECTORS_A_STATION
    equipment = f"4401{station:05d}{number % CONNECTORS_A_STATION // 2:02d}"
    return Connector(
        operator=f"39580{station % OPERATORS:04d}",
        station=f"440100{station:06d}",
        equipment=equipment,
        name=f"{equipment}{number % 2 + 1}",
    )


def status(connector: Connector, number: int, time_ms: int, random: Random) -> ChargerStatus:
    """A connector's state."""
    state = random.randrange(len(_OCCUPANCIES))
    return ChargerStatus(
        event_id=_event_id(number),
        event_time=time_ms,
        source="tcec102",
        operator_id=connector.operator,
        station_id=connector.station,
        equipment_id=connector.equipment,
        connector_id=connector.name,
        connectivity="online",
        operability="ok",
        occupancy=_OCCUPANCIES[state],
        raw_code=_RAW_CODES[state],
    )


def meter(connector: Connector, number: int, time_ms: int, random: Random) -> ChargerMeter:
    """A sample of a connector's meter while it charges."""
    power_w = random.randrange(3_000, 120_000)
    voltage_v = 380 + random.randrange(-80, 81) / 10
    return ChargerMeter(
        event_id=_event_id(number),
        event_time=time_ms,
        source="tcec102",
        operator_id=connector.operator,
        station_id=connector.station,
        connector_id=connector.name,
        import_wh=12_000_000 + number * 31,
        power_w=power_w,
        voltage_v=voltage_v,
        current_a=round(power_w / voltage_v, 1),
        soc_percent=random.randrange(100, 1000) / 10,
    )


def session(connector: Connector, number: int, time_ms: int, random: Random) -> ChargerSession:
    """A charging order that has just been settled."""
    energy_wh = random.randrange(2_000, 70_000)
    start, end = time_ms - random.randrange(900_000, 5_400_000), time_ms - 60_000
    return ChargerSession(
        event_id=_event_id(number),
        event_time=time_ms,
        source="tcec102",
        operator_id=connector.operator,
        session_id=f"{connector.operator}{number:016d}",
        station_id=connector.station,
        connector_id=connector.name,
        charge_start=start,
        charge_end=end,
        energy_wh=energy_wh,
        stop_reason="user",
        user=f"k1:{number:032x}",
        energy_fee_fen=energy_wh * 9 // 100,
        service_fee_fen=energy_wh * 4 // 100,
    )


def _event_id(number: int) -> str:
    return f"5f0c1d2e-{number & 0xFFFF:04x}-7a3b-8c4d-{number:012x}"
