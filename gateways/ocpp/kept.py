"""What decoders remember is bounded, whatever comes."""

from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


def remember(kept: dict[Key, Value], key: Key, value: Value, most: int) -> None:
    """Keep a value under its key as the newest; beyond `most` of them the oldest goes."""
    kept.pop(key, None)
    kept[key] = value
    if len(kept) > most:
        del kept[next(iter(kept))]
