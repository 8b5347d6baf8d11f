"""RSI and RSM → `traffic.v2x`."""

from datetime import UTC, datetime

import pytest

from gateways.push.v2x import read_rsi, read_rsm
from gateways.refusal import RefusedError
from schemas.events.traffic_v2x import TrafficV2x
from tests.gateways.push.pushed import GRANT, RSI, RSM


def minute_of_the_year(now: datetime) -> int:
    return int((now - datetime(now.year, 1, 1, tzinfo=UTC)).total_seconds() // 60)


def test_each_event_of_an_rsi_is_one() -> None:
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    minute, sent_ms = minute_of_the_year(now), round(now.timestamp() * 1000)
    rte = RSI["rtes"][0] | {"timeDetails": {"startTime": minute, "endTime": minute + 60}}  # type: ignore[index]
    assert read_rsi(RSI | {"moy": minute, "rtes": [rte]}, GRANT) == [
        TrafficV2x(
            event_id=f"parking-yz:R328328:7:{sent_ms}",
            event_time=sent_ms,
            source="parking-yz",
            operator_id="YZ",
            segment_id="S1",
            rsu_id="R328328",
            message_kind="rsi",
            message_id="7",
            unit_state="online",
            event_code="401",
            starts=sent_ms,
            ends=sent_ms + 3_600_000,
            radius_m=15,
            longitude=106.5,
            latitude=29.5,
        )
    ]


def test_an_rsm_counts_participants_and_names_none() -> None:
    (event,) = read_rsm(RSM | {"participants": [{"ptcId": 1, "license": "渝AD12345"}, {}]}, GRANT)
    assert isinstance(event, TrafficV2x)
    assert (event.message_kind, event.message_id, event.participants) == ("rsm", "4", 2)
    assert "渝" not in repr(event)


@pytest.mark.parametrize(
    ("said", "field"),
    [({"segment_id": "S1"}, "$.id"), ({"id": "R1"}, "$.segment_id")],
)
def test_unit_and_segment_must_be_named(said: dict[str, str], field: str) -> None:
    with pytest.raises(RefusedError) as told:
        read_rsm(said, GRANT)
    assert (told.value.reason, told.value.field) == ("missing-field", field)
