"""What an operator has pushed, and what it became."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from gateways.pseudonym import Pseudonyms
from gateways.refusal import RefusedError
from gateways.tcec102.payloads import Located
from gateways.vehicles import Vehicles
from schemas import Event
from schemas.reference_table import Reference


class Place(NamedTuple):
    """Where the register knows a connector."""

    station_id: str
    equipment_id: str


@dataclass(frozen=True)
class Persons:
    """Pseudonyms of whom and what the orders are of."""

    users: Pseudonyms
    vehicles: Vehicles


class UnregisteredError(RefusedError):
    """Nothing says at which station the connector is."""


@dataclass(frozen=True)
class Push:
    """What an operator has pushed, and what must be known to understand it.

    Attributes:
        time_ms: TimeStamp of the request, ms since 1970 UTC.
        content: the decrypted content, in one spelling.
        places: of the operator's connectors.
    """

    operator_id: str
    operator_name: str
    time_ms: int
    content: Any
    places: Mapping[str, Place]
    persons: Persons

    def place_of(self, said: Located, contract: str) -> Place:
        """By the message itself, else by the register.

        Raises:
            UnregisteredError: neither names a station.
        """
        known = self.places.get(said.connector_id)
        if said.station_id:
            return Place(
                said.station_id, said.equipment_id or (known.equipment_id if known else "")
            )
        if known is None:
            raise UnregisteredError(
                "missing-field", contract, "$.ConnectorID", "not registered by a StationInfo"
            )
        return known

    def check_operator(self, operator_id: str, contract: str) -> None:
        """An operator speaks for itself only.

        Raises:
            RefusedError: the content names another one.
        """
        if operator_id and operator_id != self.operator_id:
            raise RefusedError("impossible", contract, "$.OperatorID", "not that of the sender")


class Decoded(NamedTuple):
    """What a push became.

    Attributes:
        station: the station that the rows are of; they replace all that it had.
        answer: content of the answer.
    """

    events: tuple[Event, ...] = ()
    station: str = ""
    rows: tuple[Reference, ...] = ()
    answer: Mapping[str, Any] = {}
