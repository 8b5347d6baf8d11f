"""Events that processors make: named after what they say, so a replay makes the same again."""

from functools import cache
from hashlib import blake2b
from typing import Any, TypeVar

from schemas import Event
from schemas.contract import declared

Made = TypeVar("Made", bound=Event)


def made(kind: type[Made], by: str, /, **fields: Any) -> Made:
    """An event of a processor.

    Its id is a hash of all that it says: a replay has the same id, and a correction, which is the
    same event by its identity, has another.
    """
    said = "\0".join(f"{name}={value}" for name, value in fields.items())
    digest = blake2b(said.encode(), digest_size=12).hexdigest()
    return kind(event_id=f"{_slug(kind)}-{digest}", source=f"processor:{by}", **fields)


@cache
def _slug(kind: type[Event]) -> str:
    return declared(kind).slug
