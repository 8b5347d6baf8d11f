"""How long to wait before another try."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from random import uniform

_FIRST_S, _LONGEST_S = 0.5, 30.0


def backoff() -> Iterator[float]:
    """Seconds before each further try: up to twice as long, with full jitter.

    So those who wait for one receiver do not all come back at once. Source: Brooker, "Exponential
    Backoff And Jitter", AWS Architecture Blog 2015; the bounds are our assumption.
    """
    most = _FIRST_S
    while True:
        yield uniform(0, most)
        most = min(_LONGEST_S, 2 * most)


async def pause(seconds: float, over: asyncio.Event) -> None:
    """Wait so long, or until it is over."""
    with suppress(TimeoutError):
        await asyncio.wait_for(over.wait(), seconds)
