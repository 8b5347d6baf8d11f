"""What a network is to a shard."""

from collections.abc import Iterator
from typing import Protocol

from seeds.simulator.events import Events


class Part(Protocol):
    """One network in one shard. Holds what is going on, so it does not grow with days."""

    def hour(self, number: int) -> Iterator[Events]:
        """What happens in hour `number`, which is asked for once and in turn; `sent_ms` is when.

        What each event type gives has the same columns in every hour.
        """
        ...
