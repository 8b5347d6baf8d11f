"""Garbage collection once a minute only: records hold no cycles, and looking through those that
live took half the time of reading them."""

import gc

PERIOD_S = 60.0


def spare() -> None:
    """Collect when told to, and leave alone what lives already."""
    gc.freeze()
    gc.disable()


async def collect() -> None:
    """Collect now."""
    gc.collect()
