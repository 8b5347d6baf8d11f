"""OCPP 1.6J frames into contract events: pure, streaming, one small state."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from gateways.ocpp16 import payloads
from gateways.ocpp16.crosswalk import (
    DEFAULT_STOP_REASON,
    NO_ERROR,
    STATUS,
    STOP_REASON,
    UNKNOWN_STATUS,
)
from gateways.ocpp16.frame import CALL, RESULT, Frame, Message, parse
from gateways.ocpp16.meter import METER_TYPE, quantities
from gateways.ocpp16.state import State, Transaction
from gateways.pseudonym import Pseudonyms
from gateways.refusal import RefusedError, checked, dead_letter, shaped
from schemas import Event
from schemas.contract import Quality, declared
from schemas.events.charger_meter import ChargerMeter
from schemas.events.charger_session import ChargerSession
from schemas.events.charger_status import ChargerStatus

STATUS_TYPE = declared(ChargerStatus).wire_type
SESSION_TYPE = declared(ChargerSession).wire_type

Made = TypeVar("Made", bound=Event)


class Decoded(NamedTuple):
    """What a frame became: events, or a dead letter, or nothing by design.

    Attributes:
        kind: the action of a call, or `answer`.
        silent: why it makes no event, empty where it makes one.
    """

    kind: str
    events: tuple[Event, ...] = ()
    silent: str = ""


@dataclass
class Decoder:
    """Decodes one operator's charge points.

    Attributes:
        source: written into every event; the place that offsets count in, `replay:ocpp16`.
        stations: charge point → station; a charge point not named is its own station.
    """

    source: str
    operator_id: str
    pseudonyms: Pseudonyms
    stations: Mapping[str, str] = field(default_factory=dict)
    state: State = field(default_factory=State)

    def decode(self, frame: Frame) -> Decoded:
        """The events of a frame, all of them valid; a frame with anything wrong is one dead letter.

        Events are named after the frame's offset, so a replay gives the same names.
        """
        kind = "malformed"
        try:
            message = parse(frame.text)
            kind = message.action or "answer"
            return self._handle(frame, message)
        except RefusedError as refused:
            letter = dead_letter(
                refused,
                event_id=self._event_id(frame, 0),
                time_ms=frame.time_ms,
                source=self.source,
                operator_id=self.operator_id,
                offset=frame.offset,
                original=frame.text,
            )
            return Decoded(kind, (letter,))

    def _handle(self, frame: Frame, message: Message) -> Decoded:
        if message.kind == CALL:
            handler = _HANDLERS.get(message.action)
            if handler is None:
                return Decoded(message.action, silent="other action")
            return handler(self, frame, message)
        started = self.state.answer(frame.charge_point, message.message_id)
        if started and message.kind == RESULT:
            answer = shaped(message.payload, payloads.StartResult, SESSION_TYPE)
            self.state.open(frame.charge_point, answer.transaction_id, started)
        return Decoded("answer", silent="answer to a call")

    def _sign_of_life(self, frame: Frame, message: Message) -> Decoded:
        event = self._event(
            ChargerStatus,
            STATUS_TYPE,
            frame,
            equipment_id=frame.charge_point,
            connectivity="online",
        )
        return Decoded(message.action, (event,))

    def _status(self, frame: Frame, message: Message) -> Decoded:
        said = shaped(message.payload, payloads.StatusNotification, STATUS_TYPE)
        axes = STATUS.get(said.status)
        operability, occupancy = axes or UNKNOWN_STATUS
        event = self._event(
            ChargerStatus,
            STATUS_TYPE,
            frame,
            event_time=payloads.ms(said.timestamp) if said.timestamp else frame.time_ms,
            equipment_id=frame.charge_point,
            # Number 0 is the charge point itself.
            connector_id=_connector(frame, said.connector_id) if said.connector_id else "",
            connectivity="online",
            operability=operability,
            occupancy=occupancy if said.connector_id else "unknown",
            raw_code=said.status,
            error_code="" if said.error_code == NO_ERROR else said.error_code,
            quality="ok" if axes else "code-unknown",
        )
        return Decoded(message.action, (event,))

    def _meter(self, frame: Frame, message: Message) -> Decoded:
        said = shaped(message.payload, payloads.MeterValues, METER_TYPE)
        if said.connector_id == 0:
            return Decoded(message.action, silent="main meter of the charge point")
        by_time: dict[int, list[payloads.SampledValue]] = {}
        for each in said.meter_value:
            by_time.setdefault(payloads.ms(each.timestamp), []).extend(each.sampled_value)
        moments = {time: quantities(sampled) for time, sampled in by_time.items()}
        connector_id = _connector(frame, said.connector_id)
        events = tuple(
            self._event(
                ChargerMeter,
                METER_TYPE,
                frame,
                number=number,
                event_time=time,
                connector_id=connector_id,
                **values,
            )
            for number, (time, values) in enumerate(moments.items())
            if values
        )
        return Decoded(message.action, events, "" if events else "nothing measured that is kept")

    def _start(self, frame: Frame, message: Message) -> Decoded:
        said = shaped(message.payload, payloads.StartTransaction, SESSION_TYPE)
        user = self.pseudonyms.of("user", said.id_tag, issuer=self.operator_id)
        started = Transaction(
            said.connector_id, payloads.ms(said.timestamp), said.meter_start, user
        )
        self.state.ask(frame.charge_point, message.message_id, started)
        return Decoded(message.action, silent="waits for its stop")

    def _stop(self, frame: Frame, message: Message) -> Decoded:
        said = shaped(message.payload, payloads.StopTransaction, SESSION_TYPE)
        started = self.state.find(frame.charge_point, said.transaction_id)
        if started is None:
            raise RefusedError(
                "missing-field",
                SESSION_TYPE,
                "$.transactionId",
                "its StartTransaction was not seen",
            )
        end_ms = payloads.ms(said.timestamp)
        if end_ms < started.start_ms or said.meter_stop < started.meter_start_wh:
            raise RefusedError(
                "impossible", SESSION_TYPE, detail="time or register falls from start to stop"
            )
        reason = said.reason or DEFAULT_STOP_REASON
        quality: Quality = "ok" if reason in STOP_REASON else "code-unknown"
        if self.state.overtaken(frame.charge_point, started, end_ms):
            quality = "time-doubtful"
        event = self._event(
            ChargerSession,
            SESSION_TYPE,
            frame,
            event_time=end_ms,
            session_id=f"{frame.charge_point}/{said.transaction_id}",
            equipment_id=frame.charge_point,
            connector_id=_connector(frame, started.connector),
            charge_start=started.start_ms,
            charge_end=end_ms,
            energy_wh=said.meter_stop - started.meter_start_wh,
            register_start_wh=started.meter_start_wh,
            register_end_wh=said.meter_stop,
            stop_reason=STOP_REASON.get(reason, "unknown"),
            raw_stop_reason=said.reason,
            user=started.user,
            quality=quality,
        )
        return Decoded(message.action, (event,))

    def _event(
        self, struct: Callable[..., Made], contract: str, frame: Frame, number: int = 0, **own: Any
    ) -> Made:
        common = {
            "event_id": self._event_id(frame, number),
            "event_time": frame.time_ms,
            "source": self.source,
            "operator_id": self.operator_id,
            "station_id": self.stations.get(frame.charge_point, frame.charge_point),
        }
        return checked(struct(**(common | own)), contract)

    def _event_id(self, frame: Frame, number: int) -> str:
        return f"{self.source}:{frame.offset}" + (f".{number}" if number else "")


def _connector(frame: Frame, number: int) -> str:
    return f"{frame.charge_point}/{number}"


_HANDLERS: dict[str, Callable[[Decoder, Frame, Message], Decoded]] = {
    "BootNotification": Decoder._sign_of_life,
    "Heartbeat": Decoder._sign_of_life,
    "MeterValues": Decoder._meter,
    "StartTransaction": Decoder._start,
    "StatusNotification": Decoder._status,
    "StopTransaction": Decoder._stop,
}
