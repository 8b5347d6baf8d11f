"""Redaction: what of a refused record may be kept. Pure.

Numbers and words of fields that the contract knows are kept unless they look like a personal value;
of everything else only the name, the kind and the length. Unparsed bytes are not kept at all: they
stand in the topic of origin.
"""

import re
from typing import Any
from unicodedata import normalize

import msgspec

from schemas.fields import EARLIEST_MS, LATEST_MS

LARGEST_KEPT = 2048

# A VIN has 17 characters; a plate, 5 to 7 after a Chinese one; phones and identities, 11 to 18
# digits. Plates and phones are also written with separators.
_PERSONAL = re.compile(
    r"[A-HJ-NPR-Z0-9]{17}|[\u4e00-\u9fff] ?[A-Z][ ·.-]?[A-Z0-9]{4,6}|(?:\d[ -]?){11,18}",
    re.IGNORECASE,
)
_SMALLEST_PERSONAL = 10**10  # a phone has 11 digits; milliseconds, 13


def redacted(value: bytes | None, known: frozenset[str]) -> str:
    """The record as JSON with what may be personal replaced, or "" where it is not an object."""
    record = parsed(value)
    if record is None:
        return ""
    kept = {_name(name): _kept(name, found, known) for name, found in list(record.items())[:64]}
    text = msgspec.json.encode(kept).decode()
    return text if len(text) <= LARGEST_KEPT else ""


def operator_of(value: bytes | None) -> str:
    """The operator that a refused record names, or `unknown`."""
    record = parsed(value) or {}
    found = record.get("operator_id")
    if isinstance(found, str) and 0 < len(found) <= 64 and not looks_personal(found):
        return found
    return "unknown"


def parsed(value: bytes | None) -> dict[str, Any] | None:
    """The record as a dict where it is a JSON object of bearable size, else None."""
    if not value or len(value) > 1 << 20:
        return None
    try:
        record = msgspec.json.decode(value)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def looks_personal(text: str) -> bool:
    """May there be a VIN, a plate, a phone or an identity number in it? Rather once too often."""
    return _PERSONAL.search(normalize("NFKC", text)) is not None


def _name(name: str) -> str:
    return f"<name:{len(name)}>" if looks_personal(name) else name[:64]


def _kept(name: str, value: Any, known: frozenset[str]) -> Any:
    if name in known and _is_harmless(value):
        return value
    size = len(value) if isinstance(value, str | list | dict) else len(str(value))
    return f"<{type(value).__name__}:{size}>"


def _is_harmless(value: Any) -> bool:
    if isinstance(value, str):
        return len(value) <= 64 and not looks_personal(value)
    if isinstance(value, int | float):
        return abs(value) < _SMALLEST_PERSONAL or EARLIEST_MS <= value <= LATEST_MS
    return value is None
