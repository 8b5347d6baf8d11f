"""What a connector can say of itself, on the three axes."""

import numpy as np
import pyarrow as pa

from schemas.events.charger_status import Connectivity, Occupancy, Operability

FREE, PLUGGED, CHARGING, DISCHARGING, FAULTED, OFFLINE, MAINTAINED = range(7)
SILENT = -1  # nothing at all is sent

_AXES: tuple[tuple[Connectivity, Operability, Occupancy], ...] = (
    ("online", "ok", "free"),
    ("online", "ok", "plugged"),
    ("online", "ok", "charging"),
    ("online", "ok", "discharging"),
    ("online", "faulted", "unknown"),
    ("offline", "unknown", "unknown"),
    ("online", "maintenance", "unknown"),
)
_WORDS = tuple(pa.array(sorted(set(words))) for words in zip(*_AXES, strict=True))
CONNECTIVITY, OPERABILITY, OCCUPANCY = _WORDS
CONNECTIVITY_OF, OPERABILITY_OF, OCCUPANCY_OF = (
    np.array([names.to_pylist().index(word) for word in words])
    for names, words in zip(_WORDS, zip(*_AXES, strict=True), strict=True)
)
