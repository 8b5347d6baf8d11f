"""Who may send what: bearer tokens, of which only hashes are kept.

[[grant]]
source = "parking-yuzhong"
sha256 = "9f86d081…"                # printf %s "$TOKEN" | sha256sum
operators = ["YZ"]
event_types = ["parking.bay", "parking.lot"]
"""

import hmac
import tomllib
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import msgspec

from schemas.fields import Id


class GrantsError(ValueError):
    """The file of tokens cannot be read; names file and field, never a value."""


class Grant(msgspec.Struct, frozen=True):
    """What the bearer of a token may send; `source` is written into every event."""

    source: Annotated[str, msgspec.Meta(min_length=1, max_length=48)]
    sha256: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
    operators: frozenset[Id]
    event_types: frozenset[str]


class _File(msgspec.Struct, forbid_unknown_fields=True):
    grant: list[Grant]


def read_grants(file: Path) -> tuple[Grant, ...]:
    """The grants of a file.

    Raises:
        GrantsError: it is no such file.
    """
    try:
        return tuple(msgspec.convert(tomllib.loads(file.read_text()), _File).grant)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise GrantsError(f"{file}: {type(error).__name__}") from None
    except msgspec.ValidationError as error:
        raise GrantsError(f"{file}: {error}") from None


def grant_of(authorization: str, grants: Sequence[Grant]) -> Grant | None:
    """The grant of an `Authorization` header; takes as long whichever it is."""
    kind, _, token = authorization.partition(" ")
    hashed = sha256(token.strip().encode()).hexdigest()
    found = [each for each in grants if hmac.compare_digest(each.sha256, hashed)]
    return found[0] if found and kind.lower() == "bearer" else None
