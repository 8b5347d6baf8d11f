"""Garbage collection at a pace of its own: often while few records live, seldom while many do.

Records hold no cycles, and looking through those that live took half the time of reading them. But
the ClickHouse driver leaves some hundred cycles behind with every insert, and to collect those of a
whole minute at once stopped the worker for 0.6 s. So the pause to the next collection follows from
how long the last one took.
"""

import asyncio
import gc
import time

_SHARE = 0.03  # of the time may go into collecting
_LEAST_S, _MOST_S = 1.0, 60.0


def spare() -> None:
    """Collect when told to, and leave alone what lives already."""
    gc.freeze()
    gc.disable()


async def collect_for_ever() -> None:
    """Collect, pause, and so on."""
    while True:
        start = time.perf_counter()
        gc.collect()
        await asyncio.sleep(pause_after(time.perf_counter() - start))


def pause_after(collected_s: float) -> float:
    """Seconds until the next collection, after one that took so many seconds."""
    return min(max(collected_s / _SHARE, _LEAST_S), _MOST_S)
