"""How often garbage is collected, by how long that takes."""

import asyncio
import gc
import weakref

import pytest

from connections import garbage


@pytest.mark.parametrize(
    ("collected_s", "pause_s"),
    [(0.003, 1.0), (0.03, 1.0), (0.3, 10.0), (1.2, 40.0), (6.0, 60.0)],
)
def test_a_collection_that_takes_longer_is_made_less_often(
    collected_s: float, pause_s: float
) -> None:
    assert garbage.pause_after(collected_s) == pytest.approx(pause_s)


class _Cycle:
    """A thing that only a collection frees."""

    def __init__(self) -> None:
        self.itself = self


def test_cycles_are_freed_while_python_itself_collects_nothing() -> None:
    async def collecting() -> bool:
        cycle = weakref.ref(_Cycle())
        task = asyncio.create_task(garbage.collect_for_ever())
        await asyncio.sleep(0)
        task.cancel()
        return cycle() is None

    gc.disable()
    try:
        assert asyncio.run(collecting())
    finally:
        gc.enable()
