"""Random numbers by name: whoever asks for the same name gets the same numbers, in any order."""

import hashlib

import numpy as np


def generator(*name: object) -> np.random.Generator:
    """A generator of its own for a name, for example `generator(seed, "plan", shard, day)`."""
    text = "/".join(str(each) for each in name)
    key = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=16).digest())
    return np.random.Generator(np.random.Philox(key=key))
