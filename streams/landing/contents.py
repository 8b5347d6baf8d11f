"""What events say, as hashes: so that corrections can be counted after the earlier row is gone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from msgspec.structs import replace

from schemas import Contract, Event


@dataclass(slots=True)
class Contents:
    """The rows that a group of batches brings to `ledger.contents`; a row twice does no harm."""

    events: list[tuple[Contract, Event]] = field(default_factory=list)

    def add(self, contract: Contract, events: Sequence[Event]) -> None:
        """Note events of a type whose corrections are counted."""
        if contract.counted:
            self.events += [(contract, each) for each in events]

    def columns(self) -> dict[str, Sequence[Any]]:
        """Column by column, as clickhouse-driver takes them."""
        return {
            "event_type": [contract.name for contract, _ in self.events],
            "identity": [_identity(*each) for each in self.events],
            "content": [_content(*each) for each in self.events],
            "event_time": [event.event_time for _, event in self.events],
        }


def _identity(contract: Contract, event: Event) -> int:
    return _hash("\0".join(str(getattr(event, name)) for name in contract.identity).encode())


def _content(contract: Contract, event: Event) -> int:
    """Of all that is stored: a gateway may give what it sends again an id of its own."""
    return _hash(contract.encode(replace(event, event_id="")))


def _hash(text: bytes) -> int:
    return int.from_bytes(blake2b(text, digest_size=8).digest())
