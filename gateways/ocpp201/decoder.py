"""Which action of OCPP 2.0.1 becomes what."""

from gateways.ocpp.decoder import Decoded, Version
from gateways.ocpp.frame import Message
from gateways.ocpp.making import Making
from gateways.ocpp.reservations import reservation_result
from gateways.ocpp201 import reservations, status
from gateways.ocpp201.alarms import notify_event
from gateways.ocpp201.meter import meter_values
from gateways.ocpp201.state import State
from gateways.ocpp201.transactions import transaction_event


def _result(making: Making, state: State, message: Message) -> Decoded:
    answered = reservation_result(making, state.reservations, message)
    return answered or Decoded("answer", silent="answer to a call")


OCPP201 = Version(
    state=State,
    calls={
        "BootNotification": status.sign_of_life,
        "CancelReservation": reservations.cancel,
        "Heartbeat": status.sign_of_life,
        "MeterValues": meter_values,
        "NotifyEvent": notify_event,
        "ReservationStatusUpdate": reservations.status_update,
        "ReserveNow": reservations.reserve,
        "StatusNotification": status.status,
        "TransactionEvent": transaction_event,
    },
    result=_result,
)
