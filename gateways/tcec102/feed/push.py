"""What is pushed to the city."""

from typing import Any, NamedTuple


class Push(NamedTuple):
    """An interface and its content."""

    interface: str
    content: dict[str, Any]


def said(**fields: Any) -> dict[str, Any]:
    """The fields that say something, in their order."""
    return {name: value for name, value in fields.items() if value not in (None, "")}


def scaled(value: int | None, unit: int) -> float | None:
    """An integer of ours in so much larger a unit; its shortest decimal form is exact."""
    return None if value is None else value / unit
