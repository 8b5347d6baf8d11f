"""What each interface makes of a push: pure, one push at a time."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import msgspec

from gateways.refusal import RefusedError
from gateways.tcec102.charging import charge_status, realtime_power
from gateways.tcec102.names import plain
from gateways.tcec102.orders import charge_order
from gateways.tcec102.push import Decoded, Push
from gateways.tcec102.stations import station_info
from gateways.tcec102.statuses import station_status

INTERFACES: dict[str, Callable[[Push], Decoded]] = {
    "notification_charge_order_info": charge_order,
    "notification_equip_charge_status": charge_status,
    "notification_realtime_power_info": realtime_power,
    "notification_stationInfo": station_info,
    "notification_stationStatus": station_status,
}

_DECODER = msgspec.json.Decoder(float_hook=Decimal)


def content_of(text: bytes) -> Any:
    """The content of `Data`, in one spelling, its fractions exact.

    Raises:
        RefusedError: it is not JSON.
    """
    try:
        return plain(_DECODER.decode(text))
    except (msgspec.DecodeError, UnicodeDecodeError, ArithmeticError, RecursionError):
        raise RefusedError("not-json", detail="Data is not JSON") from None
