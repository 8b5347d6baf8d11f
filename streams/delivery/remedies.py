"""Remedies that workers name, as they are typed."""

from streams.delivery.records import Partition


def skip_command(group: str, partition: Partition, first: int, last: int) -> str:
    """Lets a group of workers go on without some records of a partition."""
    return (
        f"three-networks skip {partition.topic} {partition.number} {first} {last} --group {group}"
    )
