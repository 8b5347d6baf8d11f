"""The timeline of an incident: the same lines give the same bytes and the same checksum."""

import hashlib
from datetime import UTC, datetime

import msgspec

from pipelines.incident.timeline import checksum, line, written

NOON = datetime(2026, 3, 10, 4, tzinfo=UTC)
FIRST = line(NOON, "charger.status", ("charger", 0, 7), "kafka", '{"a": 1}')
SECOND = line(NOON, "charger.meter", ("charger", 0, 8), "landing", '{"b":2}')


def test_lines_stand_in_the_order_of_time_and_offset() -> None:
    decoded = [msgspec.json.decode(each) for each in written([SECOND, FIRST]).splitlines()]
    assert decoded[0] == {
        "event_time": "2026-03-10T04:00:00Z",
        "event_type": "charger.status",
        "topic": "charger",
        "partition": 0,
        "offset": 7,
        "origin": "kafka",
        "sha256": hashlib.sha256(b'{"a": 1}').hexdigest(),
        "payload": '{"a": 1}',
    }
    assert decoded[1]["offset"] == 8
    assert written([SECOND, FIRST]) == written([FIRST, SECOND])


def test_the_checksum_is_that_of_sha256sum() -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert checksum(b"") == empty
