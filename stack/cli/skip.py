"""`skip`: give up a range of records, on the record."""

from typing import Annotated

from cyclopts import Parameter

from connections.kafka import TopicMissingError
from connections.settings import Settings, WorkerSettings
from stack.cli.context import Given
from stack.errors import StackError
from streams.delivery.errors import TopicReplacedError
from streams.delivery.journal import Journal
from streams.delivery.ledger import Ledger
from streams.delivery.records import Partition
from streams.delivery.skip import SkipRefusedError
from streams.delivery.skip import skip as give_up
from streams.processing.journal import StateJournal


def skip(
    topic: str,
    partition: int,
    first: int,
    last: int,
    *,
    group: Annotated[str | None, Parameter(show_default=False)] = None,
    context: Given,
) -> None:
    """Give up records that cannot be read any more, so that workers go on behind them.

    The range is put on record. Stop the workers of the group first.

    Parameters
    ----------
    topic
        The topic.
    partition
        Its partition.
    first
        First offset to give up; the one that would be stored next.
    last
        Last offset to give up.
    group
        The workers that go on behind them: landing's, or processing's. [default: landing's]
    """
    worker, journal = _of_group(context.settings, group or context.settings.landing.group_id)
    try:
        give_up(context.settings, worker, journal, Partition(topic, partition), first, last)
    except (SkipRefusedError, TopicMissingError, TopicReplacedError) as error:
        raise StackError(str(error), "`three-networks status` shows what runs") from error
    context.console.print(
        f"{topic}/{partition}: offsets {first} to {last} are given up by {worker.group_id}"
    )


def _of_group(settings: Settings, group: str) -> tuple[WorkerSettings, Journal]:
    """The settings of a group's workers, and where their positions are kept.

    Raises:
        StackError: there is no such group.
    """
    groups: dict[str, tuple[WorkerSettings, Journal]] = {
        settings.landing.group_id: (settings.landing, Ledger(())),
        settings.processing.group_id: (settings.processing, StateJournal(())),
    }
    if group not in groups:
        raise StackError(f"no workers are of group {group!r}", f"groups are {', '.join(groups)}")
    return groups[group]
