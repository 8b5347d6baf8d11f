"""Counts of a replay: every source row is found again in one of them."""

from collections import Counter
from dataclasses import dataclass, field

from schemas import Contract, Event
from schemas.contract import declared
from schemas.events.charger_session import ChargerSession
from schemas.events.dead_letter import DeadLetter

THINGS = ("equipment_id", "connector_id", "lot_id", "segment_id")


@dataclass
class Tally:
    """What was read and what became of it.

    Attributes:
        rows: source rows by kind.
        silent: rows that make no event by design, by kind and reason.
        silent_of: the same by kind.
        flagged: rows that were kept with a doubt, by rule.
        events: events by type, dead letters apart.
        repeated: those of them whose identity the event before of the same thing had already.
        refused: dead letters by reason.
        refused_of: the same by the kind of the source row.
        energy_wh: of the sessions.
        bytes_read: of the file so far.
    """

    rows: Counter[str] = field(default_factory=Counter)
    silent: Counter[str] = field(default_factory=Counter)
    silent_of: Counter[str] = field(default_factory=Counter)
    flagged: Counter[str] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    repeated: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    refused_of: Counter[str] = field(default_factory=Counter)
    energy_wh: int = 0
    bytes_read: int = 0
    _last: dict[tuple[str, ...], tuple[object, ...]] = field(default_factory=dict)

    def made(self, event: Event) -> None:
        """Count an event or a dead letter."""
        if isinstance(event, DeadLetter):
            self.refused[event.reason] += 1
            return
        contract = declared(type(event))
        self.events[contract.event_type] += 1
        if isinstance(event, ChargerSession):
            self.energy_wh += event.energy_wh or 0
        self._note_repeat(contract, event)

    def pass_over(self, kind: str, reason: str) -> None:
        """Count a row that makes no event by design."""
        self.silent[f"{kind}: {reason}"] += 1
        self.silent_of[kind] += 1

    def expected(self, event_type: str) -> int:
        """Rows that the type's view must show."""
        return self.events[event_type] - self.repeated[event_type]

    def _note_repeat(self, contract: Contract, event: Event) -> None:
        """Keeps one identity a thing and type: memory does not grow with the file."""
        key = (contract.event_type, event.operator_id, *(getattr(event, it, "") for it in THINGS))
        identity = tuple(getattr(event, name) for name in contract.identity)
        self.repeated[contract.event_type] += self._last.get(key) == identity
        self._last[key] = identity
