"""How long a word holds, and how long one waits for words. All in ms."""

from datetime import timedelta

from schemas.contract import declared
from streams.processors.station_load.words import INPUTS

MINUTE_MS = 60_000
QUARTER_MS = 900_000

FORGOTTEN_MS = 86_400_000
"""A station that is silent for so long is no longer spoken of: its feeder misses it."""

HOLDS_MS = max(
    (declared(each).silence or timedelta()) // timedelta(milliseconds=1) for each in INPUTS
)
"""A word holds till the next one, and no longer than the contract's silence."""
