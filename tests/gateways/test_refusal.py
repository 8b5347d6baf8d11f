"""What a dead letter says of a field that is deep in a record."""

import msgspec
import pytest

from gateways.refusal import RefusedError, dead_letter
from schemas.events.dead_letter import DeadLetter


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("$.Status", "$.Status"),
        ("$." + "x" * 62, "$." + "x" * 62),
        (
            "$.Stations[0].Equipment[0].Connectors[0].ConnectorRealTimePower12",
            "…Stations[0].Equipment[0].Connectors[0].ConnectorRealTimePower12",
        ),
    ],
)
def test_a_field_fits_into_the_letter_and_keeps_its_end(path: str, said: str) -> None:
    letter = dead_letter(
        RefusedError("out-of-range", field=path),
        event_id="e1",
        time_ms=1_759_305_600_000,
        source="test",
        operator_id="OP",
        offset=1,
        original=b"",
    )
    assert msgspec.json.decode(msgspec.json.encode(letter), type=DeadLetter) == letter
    assert letter.field == (
        said or "…Stations[0].Equipment[0].Connectors[0].ConnectorRealTimePower12"
    )
