"""Public data, replayed."""

from tests.seeds.conftest import acn_folder, ocpp16_folder
from tests.seeds.replay.conftest import replay

__all__ = ["acn_folder", "ocpp16_folder", "replay"]
