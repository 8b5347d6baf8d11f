"""May a reader of the published schema read what the new one allows? Pure."""

from collections.abc import Iterator
from typing import Any

Schema = dict[str, Any]

_LOWER = ("minimum", "minLength")
_UPPER = ("maximum", "maxLength")


def incompatibilities(published: Schema, current: Schema) -> list[str]:
    """What the change breaks, in words; empty where old and new events and readers get along.

    Allowed are new optional fields, wider ranges and more codes; anything else wants a new version.
    """
    old, new = published["properties"], current["properties"]
    broken = [f"{name}: field removed" for name in old if name not in new]
    required = set(current.get("required", ())) - set(published.get("required", ()))
    broken += [f"{name}: field is required now" for name in sorted(required)]
    for name in old.keys() & new.keys():
        broken += [f"{name}: {what}" for what in _field(old[name], new[name])]
    return sorted(broken)


def _field(old: Schema, new: Schema) -> Iterator[str]:
    before, after = _plain(old), _plain(new)
    if before.get("type") != after.get("type"):
        yield f"type {before.get('type')} became {after.get('type')}"
    if _nullable(old) and not _nullable(new):
        yield "may no longer be null"
    lost = set(before.get("enum", ())) - set(after.get("enum", ()))
    if lost:
        yield f"codes removed: {', '.join(sorted(map(str, lost)))}"
    if before.get("pattern") != after.get("pattern"):
        yield "pattern changed"
    for bound in _LOWER:
        if bound in after and after[bound] > before.get(bound, float("-inf")):
            yield f"{bound} raised to {after[bound]}"
    for bound in _UPPER:
        if bound in after and after[bound] < before.get(bound, float("inf")):
            yield f"{bound} lowered to {after[bound]}"


def _plain(field: Schema) -> Schema:
    kinds = [each for each in field.get("anyOf", ()) if each.get("type") != "null"]
    return kinds[0] if kinds else field


def _nullable(field: Schema) -> bool:
    return any(each.get("type") == "null" for each in field.get("anyOf", ()))
