"""`skip`: give up a range of records, on the record."""

from connections.kafka import TopicMissingError
from stack.cli.context import Given
from stack.errors import StackError
from streams.delivery.errors import TopicReplacedError
from streams.delivery.skip import SkipRefusedError
from streams.delivery.skip import skip as give_up


def skip(topic: str, partition: int, first: int, last: int, *, context: Given) -> None:
    """Give up records that cannot be read any more, so that landing goes on behind them.

    The range is recorded in the ledger. Stop the landing workers first.

    Parameters
    ----------
    topic
        The topic.
    partition
        Its partition.
    first
        First offset to give up; the one that would land next.
    last
        Last offset to give up.
    """
    try:
        give_up(context.settings, topic, partition, first, last)
    except (SkipRefusedError, TopicMissingError, TopicReplacedError) as error:
        raise StackError(str(error), "`three-networks status` shows what runs") from error
    context.console.print(f"{topic}/{partition}: offsets {first} to {last} are given up")
