"""The letter of a record that its receiver refused."""

import pytest

from gateways.forwarding.letters import letter_of
from gateways.forwarding.record import Record
from gateways.refusal import RefusedError
from schemas.fields import EARLIEST_MS

SENT = 1_759_305_600_000


@pytest.mark.parametrize(("timestamp", "time"), [(SENT, SENT), (-1, EARLIEST_MS), (0, EARLIEST_MS)])
def test_its_time_is_kafkas_of_the_record_or_one_that_landing_takes(
    timestamp: int, time: int
) -> None:
    record = Record("alerts", 2, 7, timestamp, "alert.v1", b'{"operator_id":"OP"}')
    letter = letter_of(record, "gateway:webhook", RefusedError("refused-by-receiver"))
    assert letter.event_time == time
    assert (letter.origin_topic, letter.origin_partition, letter.origin_offset) == ("alerts", 2, 7)
    assert letter.operator_id == "OP"
