"""What is done with dead letters, on real engines."""

from collections.abc import Iterator

import msgspec
import pytest
from confluent_kafka import Message, TopicPartition

from connections.clickhouse import ClickHouse
from connections.kafka import consumer
from connections.settings import KafkaSettings
from schemas.events.dead_letter import DeadLetter
from streams.landing.dead_letters import (
    Origin,
    OriginGoneError,
    find,
    replay,
    summary,
    whereabouts,
)
from tests.schemas.examples import T
from tests.streams.given import METER_V1
from tests.streams.landing.letters import land, letter, refused_records, wrong


@pytest.fixture
def refused(kafka_settings: KafkaSettings) -> Iterator[KafkaSettings]:
    """A broker on which `charger` begins with two refused records."""
    with refused_records(kafka_settings):
        yield kafka_settings


def records(settings: KafkaSettings, topic: str, count: int) -> list[Message]:
    """The first records of a topic."""
    reader = consumer(settings, "test")
    reader.assign([TopicPartition(topic, 0, 0)])
    found = [reader.poll(20) for _ in range(count)]
    reader.close()
    return [each for each in found if each is not None]


def end_of(settings: KafkaSettings, topic: str) -> int:
    """How many records a topic has."""
    reader = consumer(settings, "test")
    _, end = reader.get_watermark_offsets(TopicPartition(topic, 0), timeout=20)
    reader.close()
    return int(end)


def test_an_origin_is_written_and_read() -> None:
    assert Origin.parse("charger/0/4711") == Origin("charger", 0, 4711)
    assert Origin.parse("replay:a/b/3/7") == Origin("replay:a/b", 3, 7)
    assert str(Origin("charger", 0, 4711)) == "charger/0/4711"


@pytest.mark.parametrize("text", ["", "charger", "charger/0", "charger/0/x", "0/4711"])
def test_another_form_is_refused_with_the_right_one(text: str) -> None:
    with pytest.raises(ValueError, match="is not TOPIC/PARTITION/OFFSET, as in charger/0/4711"):
        Origin.parse(text)


def test_letters_are_found_as_they_were_written(ingest: ClickHouse) -> None:
    land(ingest, letter(8), letter(7), letter(9, reason="not-json"))
    assert find(ingest, {}) == [letter(7), letter(8), letter(9, reason="not-json")]
    assert find(ingest, {"reason": "not-json"}) == [letter(9, reason="not-json")]
    assert find(ingest, {"reason": "not-json", "state": "replayed"}) == []
    assert find(ingest, {}, limit=1) == [letter(7)]


def test_they_are_counted_by_what_is_wrong_with_them(ingest: ClickHouse) -> None:
    land(ingest, letter(7), letter(8, event_time=T + 1000), letter(9, reason="not-json"))
    found = [(reason, operator, count) for _, _, reason, _, operator, count, *_ in summary(ingest)]
    assert found == [("out-of-range", "510000001", 2), ("not-json", "510000001", 1)]


def test_a_record_is_sent_again_and_its_letter_marked(refused: KafkaSettings) -> None:
    given = letter(1)
    assert replay(refused, [given]) == 1
    again = records(refused, "charger", 3)[-1]
    assert (again.key(), again.value()) == (b"key", wrong(1))
    assert again.headers() == [("ce_type", METER_V1), ("replay_of", b"charger/0/1")]
    (marked,) = records(refused, "dead-letters", 1)
    assert msgspec.json.decode(marked.value() or b"", type=DeadLetter) == msgspec.structs.replace(
        given, state="replayed", event_id=f"{given.event_id}/replayed"
    )


GONE = (
    (letter(99), "Kafka no longer has the record charger/0/99; its retention is over"),
    (
        letter(1, sha256="ab" * 32),
        "the record at charger/0/1 is another one: its topic was made anew",
    ),
)


def test_what_became_of_an_original_is_told_in_words(refused: KafkaSettings) -> None:
    assert whereabouts(refused, letter(1)) == "in Kafka, as it was refused"
    assert [whereabouts(refused, gone) for gone, _ in GONE] == [why for _, why in GONE]


@pytest.mark.parametrize(("gone", "why"), GONE, ids=["no longer there", "of the topic's next life"])
def test_where_one_original_is_gone_none_is_sent(
    refused: KafkaSettings, gone: DeadLetter, why: str
) -> None:
    with pytest.raises(OriginGoneError, match=why):
        replay(refused, [letter(0), gone])
    assert end_of(refused, "charger") == 2


def test_a_letter_that_was_replayed_is_no_longer_open(ingest: ClickHouse) -> None:
    """The mark has the identity of the letter, and came later."""
    land(ingest, letter(7), letter(7, state="replayed"))
    assert [each.state for each in find(ingest, {})] == ["replayed"]
