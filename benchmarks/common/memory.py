"""Resident memory of processes, sampled while they work."""

import statistics
from collections import defaultdict
from collections.abc import Sequence

import psutil

from stack.process import Process

_MB = 1 << 20


class Memory:
    """Samples of resident memory, process by process."""

    def __init__(self) -> None:
        self._samples: dict[int, list[float]] = defaultdict(list)

    def sample(self, processes: Sequence[Process]) -> None:
        """Take one sample of each process that still runs."""
        for process in processes:
            try:
                resident = psutil.Process(process.pid).memory_info().rss / _MB
            except psutil.NoSuchProcess:
                continue
            self._samples[process.pid].append(resident)

    @property
    def peak_mb(self) -> float:
        """The most that any one process ever held."""
        return max((max(each) for each in self._samples.values()), default=0.0)

    @property
    def growth_mb(self) -> float:
        """By how much a process grew over the later half of its run; about 0 where it is flat."""
        return max((_growth(each) for each in self._samples.values()), default=0.0)


def _growth(samples: list[float]) -> float:
    quarter = len(samples) // 4
    if not quarter:
        return 0.0
    return statistics.median(samples[-quarter:]) - statistics.median(
        samples[-2 * quarter : -quarter]
    )
