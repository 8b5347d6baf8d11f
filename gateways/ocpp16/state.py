"""What the decoder must remember between frames; bounded by the number of connectors."""

import msgspec

from gateways.ocpp.reservations import Reservations

# A real log holds a stop that comes after the start of the connector's next transaction.
KEPT = 8


class Transaction(msgspec.Struct, frozen=True):
    """A started transaction; the user is a pseudonym already."""

    connector: int
    start_ms: int
    meter_start_wh: int
    user: str
    reservation_id: int | None = None


Numbered = tuple[int, Transaction]


class State(msgspec.Struct):
    """By charge point: starts that wait for their answer, and each connector's last transactions.

    A transaction stays after its stop, so that a stop that is sent again gives the same order
    again; the oldest goes when a connector has had KEPT newer ones. Errors are by connector, too.
    """

    asked: dict[str, dict[str, Transaction]] = {}
    started: dict[str, dict[int, list[Numbered]]] = {}
    errors: dict[str, dict[int, list[str]]] = {}
    reservations: Reservations = msgspec.field(default_factory=Reservations)

    def ask(self, charge_point: str, message_id: str, begun: Transaction) -> None:
        """Remember a start; an earlier one of its connector, never answered, is forgotten."""
        waiting = self.asked.setdefault(charge_point, {})
        for other in [key for key, each in waiting.items() if each.connector == begun.connector]:
            del waiting[other]
        waiting[message_id] = begun

    def answer(self, charge_point: str, message_id: str) -> Transaction | None:
        """Take the start that waits for this answer."""
        return self.asked.get(charge_point, {}).pop(message_id, None)

    def open(self, charge_point: str, transaction_id: int, begun: Transaction) -> None:
        """A transaction has got its number."""
        last = self.started.setdefault(charge_point, {}).setdefault(begun.connector, [])
        last.append((transaction_id, begun))
        del last[:-KEPT]

    def find(self, charge_point: str, transaction_id: int) -> Transaction | None:
        """The latest transaction of that number at a charge point."""
        for numbered in self.started.get(charge_point, {}).values():
            for number, begun in reversed(numbered):
                if number == transaction_id:
                    return begun
        return None

    def overtaken(self, charge_point: str, begun: Transaction, end_ms: int) -> bool:
        """Did the connector's next transaction begin before this one ended?"""
        others = self.started[charge_point][begun.connector]
        return any(begun.start_ms < each.start_ms < end_ms for _, each in others)

    def errors_of(self, charge_point: str, connector: int) -> list[str]:
        """The codes of errors that were raised and have not gone."""
        return self.errors.setdefault(charge_point, {}).setdefault(connector, [])
