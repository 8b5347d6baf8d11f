"""Bad copies of good records, which must end among the dead letters, each for its reason."""

from collections import Counter, defaultdict
from itertools import count

import numpy as np

from seeds.record import Record
from seeds.simulator.randomness import generator
from seeds.simulator.targets.faults import FAULTS, spoilt

_KINDS = tuple(FAULTS)


class Spoiler:
    """Draws which records get a bad copy; kinds of fault take turns, so that all are met.

    Attributes:
        made: bad copies by the reason for which they must be refused.
    """

    def __init__(self, seed: int, share: float) -> None:
        self._seed, self._share = seed, share
        self._turns: defaultdict[int, count[int]] = defaultdict(count)
        self.made: Counter[str] = Counter()

    def places(self, name: str, many: int) -> list[int]:
        """Which of so many records of a name get a copy; always the same ones."""
        drawn = generator(self._seed, "bad", name).random(many)
        return [int(place) for place in np.flatnonzero(drawn < self._share)]

    def copy(self, shard: int, event_type: str, record: Record) -> Record:
        """A copy of a good record with one fault; the next one of the shard has the next kind."""
        kind = _KINDS[(shard + next(self._turns[shard])) % len(_KINDS)]
        self.made[FAULTS[kind][0]] += 1
        return spoilt(kind, event_type, record)
