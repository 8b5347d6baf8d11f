"""The axes of `charger.status` that codes of OCPP mix.

OCPP says nothing of connectivity; who sends a frame is online.
"""

from typing import NamedTuple

from schemas.events.charger_status import Occupancy, Operability


class Axes(NamedTuple):
    """What a status code says on the two axes that it mixes."""

    operability: Operability
    occupancy: Occupancy


UNKNOWN_STATUS = Axes("unknown", "unknown")
