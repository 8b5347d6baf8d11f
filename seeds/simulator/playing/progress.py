"""How far a simulation is, for who shows it."""

from collections.abc import Iterable, Iterator

from schemas.reference_table import Reference

_EVERY = 1_000  # rows


class Progress:
    """Is told how far a simulation is; this one shows nothing."""

    def registered(self, rows: int) -> None:
        """So many rows of the register are written."""

    def played(self, hours: int, events: int) -> None:
        """So many hours of shards are played, and so many events were in them."""


def counted(rows: Iterable[Reference], progress: Progress) -> Iterator[Reference]:
    """The rows, while it is told how many there were."""
    number = 0
    for number, row in enumerate(rows, 1):
        yield row
        if number % _EVERY == 0:
            progress.registered(number)
    progress.registered(number)
