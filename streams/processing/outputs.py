"""Events that processors make: named after what they say, so a replay makes the same again."""

from hashlib import blake2b
from typing import Any, TypeVar

from schemas import Event
from schemas.contract import declared

Made = TypeVar("Made", bound=Event)


def made(kind: type[Made], by: str, /, **fields: Any) -> Made:
    """An event of a processor; its id is made of what makes it the same event."""
    contract = declared(kind)
    same = (str(fields.get(name, contract.defaults[name])) for name in contract.identity)
    digest = blake2b("\0".join(same).encode(), digest_size=12).hexdigest()
    return kind(event_id=f"{contract.slug}-{digest}", source=f"processor:{by}", **fields)
