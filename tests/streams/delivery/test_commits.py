"""What is committed to Kafka when record batches are acked: the last offset plus one."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from faust.types.tuples import TP

from connections.settings import Settings
from streams.delivery.app import build_app

CHARGER = TP("charger", 0)
OTHER = TP("charger", 1)


async def _nothing(*_: Any) -> None:
    """In the place of faust's callbacks."""


@pytest.fixture
def consumer(tmp_path: Path) -> Iterator[Any]:
    """The consumer of a worker's app, which is never started."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)  # faust takes the current one, and Python 3.12 makes none
    settings = Settings(home=tmp_path)
    app = build_app(settings, settings.landing, ("charger",))
    made: Any = app.transport.create_consumer(
        _nothing, on_partitions_revoked=_nothing, on_partitions_assigned=_nothing
    )
    yield made
    made._thread.thread_loop.close()
    asyncio.set_event_loop(None)
    loop.close()


def acked(consumer: Any, tp: TP, *offsets: int) -> None:
    """Batches whose last offsets these are have been stored."""
    for offset in offsets:
        consumer._acked[tp].append(offset)
        consumer._acked_index[tp].add(offset)


def test_without_an_ack_nothing_is_committed(consumer: Any) -> None:
    assert consumer._new_offset(CHARGER) is None


def test_what_lies_between_the_ends_of_batches_is_no_gap(consumer: Any) -> None:
    asyncio.run(consumer._add_gap(CHARGER, 0, 16_000))
    acked(consumer, CHARGER, 15_999, 31_999)
    assert consumer._new_offset(CHARGER) == 32_000


def test_each_partition_by_itself(consumer: Any) -> None:
    acked(consumer, CHARGER, 99)
    acked(consumer, OTHER, 7)
    assert (consumer._new_offset(CHARGER), consumer._new_offset(OTHER)) == (100, 8)


def test_what_was_committed_is_forgotten(consumer: Any) -> None:
    """The list of acked offsets must not grow for ever."""
    acked(consumer, CHARGER, 99)
    assert consumer._new_offset(CHARGER) == 100
    assert consumer._new_offset(CHARGER) is None
    assert not consumer._acked[CHARGER]
    assert not consumer._acked_index[CHARGER]
    acked(consumer, CHARGER, 199)
    assert consumer._new_offset(CHARGER) == 200
