"""Where a simulation goes: Kafka, or Parquet files."""

from typing import Protocol

from seeds.simulator.events import Events


class Target(Protocol):
    """Takes a shard's hours one after the other."""

    def take(self, shard: int, hour: int, events: list[Events]) -> None:
        """Events of a shard in an hour, by type and each type in the order of sending."""

    def finish(self) -> None:
        """All of it is there when this returns."""

    def bad(self) -> dict[str, int]:
        """How many bad copies of records were sent beside the events, by why they are bad."""

    def checksums(self) -> dict[str, str]:
        """By part, equal if and only if the same was sent."""
