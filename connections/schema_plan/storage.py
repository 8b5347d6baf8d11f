"""How a table is stored: what stays as it was made, and what ALTER changes under rows."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Storage(NamedTuple):
    """The engine's own words of a table, taken apart.

    Attributes:
        form: engine, partitioning, sorting.
        ttl: when rows or parts of them go; empty where they stay.
        settings: what of the engine's settings is given, by name.
    """

    form: str
    ttl: str
    settings: dict[str, str]


_CLAUSES = re.compile(r"(.*?)(?: TTL (.*?))?(?: SETTINGS (.*))?", re.DOTALL)
_SETTING = re.compile(r"(\w+) = ('[^']*'|[^,]+)")


def parsed(engine_full: str) -> Storage:
    """What `system.tables.engine_full` says."""
    found = _CLAUSES.fullmatch(engine_full)
    assert found is not None  # every text has this form
    form, ttl, settings = found.groups(default="")
    return Storage(form, ttl, dict(_SETTING.findall(settings)))


def changed_settings(found: Storage, wanted: Storage) -> set[str]:
    """Names of the settings that are not as wanted."""
    return {name for name, _ in found.settings.items() ^ wanted.settings.items()}


def alterations(found: Storage, wanted: Storage) -> Iterator[tuple[str, str]]:
    """In words and in SQL, what ALTER TABLE has to do to TTL and settings."""
    if found.ttl != wanted.ttl:
        action = f"MODIFY TTL {wanted.ttl}" if wanted.ttl else "REMOVE TTL"
        yield f"TTL: {found.ttl or 'none'} → {wanted.ttl or 'none'}", action
    for name in sorted(changed_settings(found, wanted)):
        if name in wanted.settings:
            yield f"change setting {name}", f"MODIFY SETTING {name} = {wanted.settings[name]}"
        else:
            yield f"reset setting {name}", f"RESET SETTING {name}"
