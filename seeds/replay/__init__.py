"""Public data sets as events: `three-networks replay NAME PATH [--speed X|max]`."""

from seeds.replay.errors import ReplayError
from seeds.replay.run import main

__all__ = ["ReplayError", "main"]
