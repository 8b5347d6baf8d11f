"""What came of a simulation."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from seeds.simulator.playing.worker import Done


@dataclass(frozen=True)
class Outcome:
    """What came of a simulation.

    Attributes:
        events: by type, those that are sent twice counted twice.
        repeated: how many of them come a second time, by type.
        bad: bad records beside them, by the reason for which they must be refused.
        checksum: of events and truth; does not depend on how many processes.
        seconds: how long it took.
        rss_mb: the largest memory of a process.
    """

    events: dict[str, int]
    repeated: dict[str, int]
    bad: dict[str, int]
    checksum: str
    seconds: float
    rss_mb: float

    @property
    def total(self) -> int:
        return sum(self.events.values())

    @property
    def rows(self) -> dict[str, int]:
        """Events by type, each counted once, as views show them."""
        return {name: many - self.repeated.get(name, 0) for name, many in self.events.items()}


def outcome_of(done: Sequence[Done], seconds: float) -> Outcome:
    """What all processes brought together."""
    checksums = sorted(pair for each in done for pair in each.checksums.items())
    return Outcome(
        events=_summed(each.events for each in done),
        repeated=_summed(each.repeated for each in done),
        bad=_summed(each.bad for each in done),
        checksum=hashlib.blake2b(repr(checksums).encode(), digest_size=16).hexdigest(),
        seconds=seconds,
        rss_mb=max(each.rss_mb for each in done),
    )


def _summed(counts: Iterable[dict[str, int]]) -> dict[str, int]:
    return dict(sum(map(Counter, counts), Counter()))
