"""Makes the events of one frame: what they all carry is said here, once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from gateways.ocpp.frame import Frame
from gateways.pseudonym import Pseudonyms
from gateways.refusal import RefusedError, checked, dead_letter
from schemas import Event
from schemas.contract import declared
from schemas.events.dead_letter import DeadLetter

Made = TypeVar("Made", bound=Event)


@dataclass(frozen=True)
class Source:
    """Whose frames are decoded.

    Attributes:
        name: written into every event; the place that offsets count in, `replay:ocpp16`.
        stations: charge point → station; a charge point not named is its own station.
    """

    name: str
    operator_id: str
    pseudonyms: Pseudonyms
    stations: Mapping[str, str] = field(default_factory=dict)


class Making(NamedTuple):
    """Events of a frame are named after its offset, so a replay gives the same names."""

    source: Source
    frame: Frame

    @property
    def charge_point(self) -> str:
        """Who sent the frame, or to whom it was sent."""
        return self.frame.charge_point

    def event(self, struct: Callable[..., Made], number: int = 0, **own: Any) -> Made:
        """An event that keeps every range of its contract; `number` counts those of the frame.

        Raises:
            RefusedError: it does not keep one.
        """
        common = {
            "event_id": self._event_id(number),
            "event_time": self.frame.time_ms,
            "source": self.source.name,
            "operator_id": self.source.operator_id,
            "station_id": self.source.stations.get(self.charge_point, self.charge_point),
        }
        made = struct(**(common | own))
        return checked(made, declared(type(made)).wire_type)

    def letter(self, refused: RefusedError, number: int = 0) -> DeadLetter:
        """The dead letter of the frame; `number` counts what else the frame became."""
        return dead_letter(
            refused,
            event_id=self._event_id(number),
            time_ms=self.frame.time_ms,
            source=self.source.name,
            operator_id=self.source.operator_id,
            offset=self.frame.offset,
            original=self.frame.text,
        )

    def user(self, token: str) -> str:
        """Pseudonym of a card or account of this operator; OCPP's tokens know no case."""
        return self.source.pseudonyms.of("user", token.upper(), issuer=self.source.operator_id)

    def unique(self, number: int | str) -> str:
        """An identifier that the charge point gave out, with the charge point before it."""
        return f"{self.charge_point}/{number}"

    def _event_id(self, number: int) -> str:
        return f"{self.source.name}:{self.frame.offset}" + (f".{number}" if number else "")
