"""Events of a partition in their order, however they come in batches and however often."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from schemas import Event
from streams.processing.partition import Heard, PartitionProcessors
from streams.processing.processor import Processor
from streams.processing.running import Kept

Told = list[Event]


def heard(events: Iterable[Event], first: int = 0) -> list[Heard]:
    """The events at consecutive offsets, each taken by Kafka when it happened."""
    return [Heard(offset, each.event_time, each) for offset, each in enumerate(events, first)]


def said_of(processor: Processor, events: Iterable[Event]) -> Told:
    """What a processor says of events that come one by one."""
    return in_batches(processor, [[each] for each in heard(events)])[0]


def in_batches(
    processor: Processor, batches: Sequence[Sequence[Heard]]
) -> tuple[Told, dict[str, Kept]]:
    """What it says, and the rows that are left, where it runs through."""
    running, said, rows = PartitionProcessors([processor]), Told(), dict[str, Kept]()
    for batch in batches:
        said += running.apply(batch)
        rows |= {each.key: each for each in running.changed()}
    return said, rows


def restarted(
    processor: Processor, batches: Sequence[Sequence[Heard]]
) -> tuple[Told, dict[str, Kept]]:
    """The same, where a worker takes over from rows after each batch, and has it twice.

    The first owner dies when its outputs are produced and its rows are not stored.
    """
    said, rows, watermark = Told(), dict[str, Kept](), 0
    for batch in batches:
        for stored in (False, True):
            running = PartitionProcessors([processor], watermark, list(rows.values()))
            said += running.apply(batch)
            if stored:
                rows |= {each.key: each for each in running.changed()}
                watermark = running.watermark
    return said, rows


def assert_told_alike(processor: Processor, whole: Sequence[Heard], cuts: Iterable[int]) -> None:
    """One by one, in batches, and with every batch heard again by who takes over: all the same.

    Args:
        cuts: places at which a batch ends.
    """
    bounds = sorted({0, *(cut for cut in cuts if cut < len(whole)), len(whole)})
    batches = [whole[a:b] for a, b in pairwise(bounds)]
    one_by_one = in_batches(processor, [[each] for each in whole])
    runs = (one_by_one, in_batches(processor, batches), restarted(processor, batches))
    states = [{key: row.state for key, row in rows.items()} for _, rows in runs]
    assert states[0] == states[1] == states[2]
    ids = [{each.event_id: each for each in said} for said, _ in runs]
    assert ids[0] == ids[1] == ids[2]
