"""How T/CEC 102 and its dialects spell the names of fields."""

from typing import Any

_WORDS = {"id": "ID", "iv": "IV", "vin": "VIN"}
_DIALECT = {"TotalElect": "TotalPower", "LicensePlate": "PlateNum"}
_NIL = (None, "")


def as_spoken(field: str) -> str:
    """A field's name in the protocol: `station_id` is StationID."""
    return "".join(_WORDS.get(word, word.capitalize()) for word in field.split("_"))


def plain(content: Any) -> Any:
    """Content in one spelling, without the fields that are null or empty: they say nothing.

    The standard's own Sevice is written Service, and ElectMoney of some dialects ElecMoney.
    """
    if isinstance(content, list):
        return [plain(each) for each in content]
    if isinstance(content, dict):
        return {_spelled(name): plain(each) for name, each in content.items() if each not in _NIL}
    return content


def _spelled(name: str) -> str:
    known = _DIALECT.get(name, name)
    return known.replace("Sevice", "Service").replace("ElectMoney", "ElecMoney")
