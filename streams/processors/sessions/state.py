"""What is known of a connector: who is plugged in, and whose order may still come.

Times are in ms, 0 where they are unknown or not come yet.
"""

import msgspec

from schemas.events.charger_session import StopReason
from streams.processors.sessions.phase import Phase


class Attempt(msgspec.Struct, omit_defaults=True):
    """A try to charge: from plug-in, or from a later start, to the end of charging.

    Attributes:
        started: energy was allowed to flow; since when may be unknown.
        ended: when it was said to be over; charging may have ended earlier.
        measured_from, measured_to: the first and last sample of its registers.
        flown_wh: what they have counted in between, import less export.
        fell: a register has fallen, so that something was not counted.
        stop_reason: of the order, or a fault that was seen.
        order_time: when the order was settled; of its corrections the latest.
    """

    number: int
    begun: int
    started: bool = False
    charge_start: int = 0
    charge_end: int = 0
    ended: int = 0
    measured_from: int = 0
    measured_to: int = 0
    import_wh: int = 0
    export_wh: int = 0
    flown_wh: int = 0
    fell: bool = False
    stop_reason: StopReason = "unknown"
    order_id: str = ""
    order_time: int = 0
    order_wh: int | None = None


class Session(msgspec.Struct, omit_defaults=True):
    """From plug-in to plug-out.

    Attributes:
        seen: the plug-in was seen, and an order that knows it agrees; else that is when somebody
            was first seen plugged in.
        suspended: since when nothing flows by the will of one side.
        resumed: when it was heard of again after a silence.
        closed: when it was said that nobody is plugged in; the plug-out may have been earlier.
        attempts: the first one, and the last ones.
        dropped_wh: energy of those in between.
    """

    plug_in: int
    seen: bool
    attempts: list[Attempt]
    lost: bool = False
    suspended: int = 0
    resumed: int = 0
    plug_out: int = 0
    closed: int = 0
    charged: bool = False
    dropped_wh: int = 0
    max_power_w: int | None = None
    soc_start: float | None = None
    soc_end: float | None = None
    user: str = ""
    vehicle: str = ""


class Connector(msgspec.Struct, omit_defaults=True):
    """A connector.

    Attributes:
        newest: time of the newest status; older ones change nothing.
        heard: when it was last heard of.
        phase: what it last said.
        past: sessions that are over and whose orders may still come.
    """

    operator_id: str
    station_id: str
    connector_id: str
    newest: int = 0
    heard: int = 0
    phase: Phase = "unknown"
    due: int = 0
    session: Session | None = None
    past: list[Session] = msgspec.field(default_factory=list)
