"""What the decoder must remember between frames; bounded for each charging station."""

from itertools import pairwise

import msgspec

from gateways.ocpp.kept import remember
from gateways.ocpp.reservations import Reservations
from gateways.ocpp201.payloads import Evse

KEPT = 64  # transactions of a station; those of all its EVSEs that may still be spoken of
KEPT_STATES = 512


class Stamped(msgspec.Struct, frozen=True):
    """A number and when it held."""

    time_ms: int
    value: float


class Transaction(msgspec.Struct):
    """What its frames have said, in whatever order they came; user and vehicle are pseudonyms.

    Attributes:
        states: chargingState and its time, by seqNo; of equal ones in a row the first and last.
    """

    connector_id: str = ""
    start_ms: int | None = None
    end_ms: int | None = None
    plug_in_ms: int | None = None
    stopped_reason: str = ""
    user: str = ""
    vehicle: str = ""
    states: dict[int, tuple[int, str]] = {}
    first: dict[str, Stamped] = {}
    last: dict[str, Stamped] = {}
    max_power_w: int | None = None

    def note_state(self, seq_no: int, time_ms: int, state: str) -> None:
        """The charging state of a frame."""
        ordered = sorted((self.states | {seq_no: (time_ms, state)}).items())
        kept = ordered[:1] + [
            here
            for (_, before), here, (_, after) in zip(
                ordered, ordered[1:], ordered[2:], strict=False
            )
            if not before[1] == here[1][1] == after[1]
        ]
        self.states = dict((kept + ordered[1:][-1:])[-KEPT_STATES:])

    def note_values(self, time_ms: int, values: dict[str, int | float]) -> None:
        """The quantities of a moment, by their field in `charger.meter`."""
        for name, value in values.items():
            stamped = Stamped(time_ms, value)
            if name not in self.first or time_ms < self.first[name].time_ms:
                self.first[name] = stamped
            if name not in self.last or time_ms >= self.last[name].time_ms:
                self.last[name] = stamped
        power = values.get("power_w")
        if power is not None:
            self.max_power_w = max(int(power), self.max_power_w or int(power))

    def charging_span(self, start_ms: int, end_ms: int) -> tuple[int, int]:
        """From the first `Charging` to what came after the last; the transaction without one."""
        ordered = [state for _, state in sorted(self.states.items())]
        charging = [time for time, state in ordered if state == "Charging"]
        if not charging:
            return start_ms, end_ms
        ended = (
            time
            for (_, before), (time, after) in pairwise(ordered)
            if before == "Charging" != after and time >= charging[-1]
        )
        return charging[0], next(ended, end_ms)


class State(msgspec.Struct):
    """By charging station: transactions, the connector in use of each EVSE, charging states."""

    transactions: dict[str, dict[str, Transaction]] = {}
    in_use: dict[str, dict[int, int]] = {}
    charging: dict[str, dict[str, tuple[int, str]]] = {}
    reservations: Reservations = msgspec.field(default_factory=Reservations)

    def transaction(self, station: str, transaction_id: str) -> Transaction:
        """What is known of a transaction; a new one where nothing is."""
        known = self.transactions.setdefault(station, {})
        if transaction_id not in known:
            remember(known, transaction_id, Transaction(), KEPT)
        return known[transaction_id]

    def connector_of(self, station: str, evse: Evse) -> str:
        """`EVSE/connector`; where only the EVSE is named, the one last named there, else 1."""
        in_use = self.in_use.setdefault(station, {})
        if evse.connector_id is not None:
            in_use[evse.id] = evse.connector_id
        return f"{evse.id}/{in_use.get(evse.id, 1)}"

    def note_charging(self, station: str, connector_id: str, time_ms: int, state: str) -> None:
        """The newest charging state of a connector."""
        known = self.charging.setdefault(station, {})
        if connector_id not in known or known[connector_id][0] <= time_ms:
            known[connector_id] = (time_ms, state)

    def charging_state(self, station: str, connector_id: str) -> str:
        """The newest charging state of a connector, empty where nobody said one."""
        return self.charging.get(station, {}).get(connector_id, (0, ""))[1]
