"""Which city this is.

Who judges a detector by it relies on the form of its truth and on the values that its behaviour is
drawn from. Neither changes under a name: a change of either needs another version, and its digest.
"""

import hashlib

import msgspec

from seeds.simulator.parameters import Parameters
from seeds.simulator.profile import PROFILES
from seeds.simulator.truth.tables import SCHEMAS

CITY = "city-v3"


def digest() -> str:
    """Of the truth's form, the default parameters and the profiles."""
    truth = {name: str(schema) for name, schema in SCHEMAS.items()}
    said = msgspec.json.encode([truth, Parameters(), PROFILES], order="sorted")
    return hashlib.blake2b(said, digest_size=16).hexdigest()
