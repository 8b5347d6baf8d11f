"""The reference: the shortest loop that drains a mixed topic into the same tables.

confluent-kafka `consume`, msgspec one by one with the contracts' structs, columns, one columnar
insert a table. No dead letters, no tokens, no ledger, no commits. Run as a child.
"""

import time
from collections import defaultdict
from typing import Any

import msgspec
from cyclopts import run

from benchmarks.common.events import TOPICS
from benchmarks.common.fleet import EVENT_TYPES
from benchmarks.landing.sink import Sink
from connections.kafka import consumer
from connections.settings import KafkaSettings
from schemas import Event


class Loop:
    """Consume, decode, insert."""

    def __init__(self) -> None:
        self._sink = Sink(EVENT_TYPES)
        self._decode = {
            wire_type: msgspec.json.Decoder(contract.struct).decode
            for wire_type, contract in self._sink.contracts.items()
        }
        self._refused = 0

    def run(self, limit: int, batch: int) -> None:
        """Drain `limit` records in batches of at most `batch`."""
        group = f"bare-{time.time_ns()}"
        client = consumer(KafkaSettings(), group, **{"fetch.min.bytes": 1_000_000})
        client.subscribe(list(TOPICS))
        while (left := limit - self._sink.records) > 0:
            messages = client.consume(min(batch, left), 1.0)
            if messages:
                self._land(messages)
                self._sink.stored(len(messages))
        self._sink.answer(self._refused)
        client.close()

    def _land(self, messages: list[Any]) -> None:
        events: dict[bytes, list[Event]] = defaultdict(list)
        origins: dict[bytes, list[Any]] = defaultdict(list)
        for message in messages:
            wire_type = message.headers()[0][1]
            try:
                events[wire_type].append(self._decode[wire_type](message.value()))
            except (msgspec.MsgspecError, UnicodeDecodeError):
                self._refused += 1
            else:
                origins[wire_type].append(message)
        for wire_type, found in events.items():
            contract = self._sink.contracts[wire_type]
            self._sink.insert(
                contract,
                [[getattr(event, column.name) for event in found] for column in contract.columns],
                [message.topic() for message in origins[wire_type]],
                [message.partition() for message in origins[wire_type]],
                [message.offset() for message in origins[wire_type]],
            )


def main(limit: int, batch: int) -> None:
    """Run the loop once."""
    Loop().run(limit, batch)


if __name__ == "__main__":
    run(main)
