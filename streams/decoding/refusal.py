"""Why a record is refused, told without any of its values."""

import re
from dataclasses import dataclass

import msgspec

from schemas import Contract


@dataclass(frozen=True, slots=True)
class Refusal:
    """Reason (see `dead-letter`), claimed event type, JSON path, and the rule that was broken."""

    reason: str
    contract: str = ""
    field: str = ""
    detail: str = ""


_PATH = re.compile(r" - at `([^`]+)`$")
_MISSING = re.compile(r"missing required field `([^`]+)`")


def refusal_of(error: Exception, contract: Contract) -> Refusal:
    """What msgspec objects to, in the words of the contract.

    msgspec's messages name the expected type or bound; only that of an unknown code quotes the
    value, which may be personal, so that one is worded anew.
    """
    text = str(error)
    path = _PATH.search(text)
    where = path.group(1) if path else ""
    if isinstance(error, RecursionError):
        return Refusal("not-json", contract.wire_type, detail="nested too deep")
    if not isinstance(error, msgspec.ValidationError):
        return Refusal("not-json", contract.wire_type, where, "not valid JSON")
    detail = _PATH.sub("", text)
    missing = _MISSING.search(detail)
    if missing:
        return Refusal("missing-field", contract.wire_type, f"$.{missing.group(1)}", detail)
    if detail.startswith("Invalid enum value"):
        return Refusal("unknown-code", contract.wire_type, where, "not a code of the contract")
    return Refusal(_kind(detail), contract.wire_type, where, detail)


def _kind(detail: str) -> str:
    return "wrong-type" if ", got `" in detail else "out-of-range"
