"""Timelines in a folder that no retention touches, each named by its checksum."""

import re
from datetime import UTC
from pathlib import Path

from pipelines.incident.landed import Around
from pipelines.incident.timeline import checksum

_READ_ONLY = 0o440


def hold(folder: Path, around: Around, timeline: bytes) -> Path:
    """Write a timeline once; the same one again is the same file, another one is beside it."""
    file = folder / _name(around) / f"{checksum(timeline)}.ndjson"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        writing = file.with_suffix(".writing")
        writing.write_bytes(timeline)
        writing.chmod(_READ_ONLY)
        writing.replace(file)
    return file


def _name(around: Around) -> str:
    """`<place>-<moment in UTC>`; what is no letter, digit or hyphen becomes one."""
    moment = around.moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return f"{re.sub(r'[^0-9A-Za-z]+', '-', around.place)}-{moment}"
