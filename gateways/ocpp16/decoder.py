"""Which action of OCPP 1.6 becomes what."""

from gateways.ocpp.decoder import Decoded, Version
from gateways.ocpp.frame import Message
from gateways.ocpp.making import Making
from gateways.ocpp.reservations import reservation_result
from gateways.ocpp16 import reservations, status, transactions
from gateways.ocpp16.meter import meter_values
from gateways.ocpp16.state import State


def _result(making: Making, state: State, message: Message) -> Decoded:
    return (
        transactions.start_result(making, state, message)
        or reservation_result(making, state.reservations, message)
        or Decoded("answer", silent="answer to a call")
    )


OCPP16 = Version(
    state=State,
    calls={
        "BootNotification": status.sign_of_life,
        "CancelReservation": reservations.cancel,
        "Heartbeat": status.sign_of_life,
        "MeterValues": meter_values,
        "ReserveNow": reservations.reserve,
        "StartTransaction": transactions.start,
        "StatusNotification": status.status,
        "StopTransaction": transactions.stop,
    },
    result=_result,
)
