"""A decoder of what an operator with one registered connector pushes."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from gateways.tcec102.decoder import INTERFACES, content_of
from gateways.tcec102.push import Decoded, Place, Push
from tests.gateways.tcec102.examples import NOW, PERSONS
from tests.gateways.tcec102.posting import Posting, posting_at

Decode = Callable[[str, Any], Decoded]


@pytest.fixture
def decode() -> Decode:
    """Decode a push of 16:00 in Beijing: `decode("stationStatus", content)`."""

    def one(interface: str, content: Any) -> Decoded:
        push = Push(
            operator_id="MA1234567",
            operator_name="示例充电",
            time_ms=NOW,
            content=content_of(json.dumps(content).encode()),
            places={"1001": Place("ST1", "EQ1")},
            persons=PERSONS,
        )
        return INTERFACES[f"notification_{interface}"](push)

    return one


@pytest.fixture
def posting(tmp_path: Path) -> Iterator[Posting]:
    """Posts to an exchange that knows one operator and no station."""
    with posting_at(tmp_path) as posting:
        yield posting
