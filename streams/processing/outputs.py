"""Events that processors make: named after what they say, so a replay makes the same again."""

from functools import cache
from hashlib import blake2b
from typing import Any, TypeVar

from schemas import Contract, Event
from schemas.contract import declared

Made = TypeVar("Made", bound=Event)


def made(kind: type[Made], by: str, /, **fields: Any) -> Made:
    """An event of a processor.

    Its id is a hash of all that it says: a replay has the same id, and a correction, which is the
    same event by its identity, has another.
    """
    contract, source = _contract(kind), f"processor:{by}"
    said = contract.encode(kind(event_id="", source=source, **fields))
    digest = blake2b(said, digest_size=12).hexdigest()
    return kind(event_id=f"{contract.slug}-{digest}", source=source, **fields)


@cache
def _contract(kind: type[Event]) -> Contract:
    return declared(kind)
