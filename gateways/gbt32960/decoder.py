"""GB/T 32960 frames of one connection into contract events: pure, with one small memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from gateways.gbt32960 import readings
from gateways.gbt32960.alarms import changes, standing
from gateways.gbt32960.frame import PLAIN, Answer, Command, Frame
from gateways.gbt32960.layout import ALARM, POSITION, VEHICLE
from gateways.gbt32960.memory import Memory
from gateways.gbt32960.platforms import Platforms
from gateways.gbt32960.units import taken_apart, time_ms
from gateways.refusal import RefusedError, checked, dead_letter
from gateways.vehicles import Vehicles
from schemas import Event
from schemas.contract import declared
from schemas.events.vehicle_alarm import VehicleAlarm
from schemas.events.vehicle_telemetry import VehicleTelemetry

ALARM_TYPE = declared(VehicleAlarm).wire_type
UNKNOWN_OPERATOR = "unknown"
_VIN = 17

Made = TypeVar("Made", bound=Event)


class Received(NamedTuple):
    """When something came, and a number that never returns."""

    time_ms: int
    offset: int


class Decoded(NamedTuple):
    """What a frame became: events, or a dead letter, or nothing by design.

    Attributes:
        silent: why it makes no event, empty where it makes one.
        refused: why it is answered with an error, empty where it is not.
        unread: bytes of units that the edition does not know.
    """

    events: tuple[Event, ...] = ()
    silent: str = ""
    refused: str = ""
    unread: int = 0


@dataclass
class Decoder:
    """Decodes what one connection sends.

    Attributes:
        source: written into every event; the place that offsets count in.
        operator_id: of vehicles that connect without a platform; then the platform that logged in.
            Empty where a platform must.
    """

    source: str
    vehicles: Vehicles
    platforms: Platforms
    operator_id: str
    memory: Memory = field(default_factory=Memory)

    def decode(self, frame: Frame, received: Received) -> Decoded:
        """The events of a frame, all of them valid; a frame with anything wrong is one dead letter.

        What is decoded is remembered by `memory.keep`.
        """
        try:
            return self._handle(frame, received)
        except RefusedError as refused:
            letter = self.letter(refused, frame.raw, received)
            return Decoded((letter,), refused=refused.reason)

    def letter(self, refused: RefusedError, original: bytes, received: Received) -> Event:
        """The dead letter of what was refused."""
        return dead_letter(
            refused,
            event_id=f"{self.source}:{received.offset}",
            time_ms=received.time_ms,
            source=self.source,
            operator_id=self.operator_id or UNKNOWN_OPERATOR,
            offset=received.offset,
            original=original,
        )

    def _handle(self, frame: Frame, received: Received) -> Decoded:
        if frame.answer != Answer.COMMAND:
            return Decoded(silent="answer to a command")
        if frame.data and frame.encryption != PLAIN:
            raise RefusedError("unknown-code", field="$.encryption", detail="there is no key")
        handler = _HANDLERS.get(frame.command)
        if handler is None:
            raise RefusedError("unknown-code", field="$.command", detail="not taken here")
        return handler(self, frame, received)

    def _realtime(self, frame: Frame, received: Received) -> Decoded:
        if not self.operator_id:
            return Decoded(silent="no platform has logged in", refused="login")
        units = taken_apart(frame.edition, frame.data)
        reissued = frame.command == Command.REISSUE
        common = {
            "source": self.source,
            "operator_id": self.operator_id,
            "event_time": time_ms(frame.data),
            "vehicle": self.vehicles.by_vin(_vin(frame)),
        }
        place = _of_unit(readings.position, frame, units.found.get(POSITION))
        own = place | _of_unit(readings.vehicle, frame, units.found.get(VEHICLE))
        made: list[Event] = []
        if own:
            own |= common | {"event_id": f"{self.source}:{received.offset}", "reissued": reissued}
            made.append(checked(VehicleTelemetry(**own), readings.TELEMETRY))
        if (alarm := units.found.get(ALARM[frame.edition])) is not None:
            made += self._alarms(frame, alarm, common | place, received)
        silent = "" if made else "no unit that is kept, or no alarm that changed"
        return Decoded(tuple(made), silent=silent, unread=units.unread)

    def _alarms(
        self, frame: Frame, unit: bytes, common: dict[str, Any], received: Received
    ) -> Iterator[VehicleAlarm]:
        whose = common["vehicle"], frame.command == Command.REISSUE
        now = standing(frame.edition, unit)
        said = changes(self.memory.standing(*whose), now)
        for number, (each, raised, level) in enumerate(said, start=1):
            event = VehicleAlarm(
                **common,
                event_id=f"{self.source}:{received.offset}.{number}",
                alarm=each.alarm,
                raw_code=each.raw_code,
                raised=raised,
                level=level,
            )
            yield checked(event, ALARM_TYPE)
        self.memory.learn(*whose, now)

    def _platform_login(self, frame: Frame, _: Received) -> Decoded:
        time_ms(frame.data)
        # No dead letter: the hash of a wrong password would be one guess away from the right one.
        self.operator_id = self.platforms.admitted(frame.data)
        if not self.operator_id:
            return Decoded(silent="name or password is wrong", refused="login")
        return Decoded(silent="login")

    def _platform_logout(self, frame: Frame, received: Received) -> Decoded:
        self.operator_id = ""
        return self._with_time(frame, received)

    def _with_time(self, frame: Frame, _: Received) -> Decoded:
        time_ms(frame.data)
        return Decoded(silent="login or logout")

    def _sign_of_life(self, _: Frame, __: Received) -> Decoded:
        return Decoded(silent="heartbeat or time")


def _of_unit(
    read: Callable[..., dict[str, Any]], frame: Frame, unit: bytes | None
) -> dict[str, Any]:
    return {} if unit is None else read(frame.edition, unit)


def _vin(frame: Frame) -> str:
    vin = frame.vin.strip(b"\0 ")
    if len(vin) != _VIN or not vin.isalnum():
        raise RefusedError("wrong-type", field="$.vin", detail="not 17 letters and digits")
    return vin.decode()


_HANDLERS: dict[int, Callable[[Decoder, Frame, Received], Decoded]] = {
    Command.VEHICLE_LOGIN: Decoder._with_time,
    Command.REALTIME: Decoder._realtime,
    Command.REISSUE: Decoder._realtime,
    Command.VEHICLE_LOGOUT: Decoder._with_time,
    Command.PLATFORM_LOGIN: Decoder._platform_login,
    Command.PLATFORM_LOGOUT: Decoder._platform_logout,
    Command.HEARTBEAT: Decoder._sign_of_life,
    Command.TIME_SYNC: Decoder._sign_of_life,
}
