"""Contracts as JSON Schema 2020-12."""

import inspect
from typing import Any

import msgspec

from schemas.contract import Contract

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(contract: Contract) -> dict[str, Any]:
    """The body of an event as a self-contained JSON Schema."""
    schema = msgspec.json.schema(contract.struct, ref_template="#/$defs/{name}")
    body = schema["$defs"].pop(contract.struct.__name__)
    # Python 3.13 takes the indentation out of docstrings; published copies must not depend on it.
    body["description"] = inspect.cleandoc(body["description"])
    rest = {"$defs": schema["$defs"]} if schema["$defs"] else {}
    return {"$schema": _DIALECT, "$id": f"urn:three-networks:{contract.wire_type}", **body, **rest}
