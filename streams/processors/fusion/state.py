"""What is known of a connector and its bay. Times are in ms, 0 where there is none."""

import msgspec

from schemas.events.bay_use import Use
from schemas.events.charger_status import Occupancy
from schemas.events.parking_bay import BayOccupancy, EnergyClass
from streams.alerts.life import Life


class Connector(msgspec.Struct, omit_defaults=True):
    """The newest word of connector, meter and bay, and what was made of them.

    Attributes:
        occupancy: of the connector, as of `status_at`.
        charged: it has charged since it was plugged in.
        sated: plugged in, and the vehicle asks for no power.
        power_w: as of `meter_at`.
        full: that sample says that the battery is full and takes nothing.
        bay: as of `bay_at`, with the class and name of the vehicle in it.
        use: what was said last, since when.
        settling: since when another use seems to begin that is not said before it lasts.
        disagreeing: since when they cannot all be right.
        now: how far time has come when it was last judged.
        alerts: by kind, of what holds or has just gone.
    """

    operator_id: str
    station_id: str
    connector_id: str
    occupancy: Occupancy = "unknown"
    status_at: int = 0
    charged: bool = False
    sated: bool = False
    power_w: int | None = None
    full: bool = False
    meter_at: int = 0
    bay: BayOccupancy = "unknown"
    energy_class: EnergyClass = "unknown"
    vehicle: str = ""
    bay_at: int = 0
    use: Use = "unknown"
    since: int = 0
    settling: int = 0
    disagreeing: int = 0
    now: int = 0
    due: int = 0
    alerts: dict[str, Life] = {}
