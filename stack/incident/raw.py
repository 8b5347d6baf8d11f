"""The records that rows were landed from, as Kafka still has them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec
from confluent_kafka import Consumer, KafkaError, KafkaException, TopicPartition

from connections.kafka import consumer
from connections.settings import KafkaSettings
from pipelines.incident.landed import Landed

Place = tuple[str, int, int]  # topic, partition, offset

_NO_SUCH_TOPIC = (KafkaError._UNKNOWN_TOPIC, KafkaError.UNKNOWN_TOPIC_OR_PART)
_PATIENCE_S = 10
_READ_ON = 5_000  # records: to read so many is faster than to look for the one behind them


class _Said(msgspec.Struct):
    """What tells that a record is the one that was landed, and not of a topic made anew."""

    event_time: int


def raw_payloads(settings: KafkaSettings, rows: Iterable[Landed]) -> dict[Place, str]:
    """The values of those records that Kafka still has, by where they stand."""
    wanted: dict[tuple[str, int], dict[int, Landed]] = defaultdict(dict)
    for row in rows:
        wanted[row.topic, row.partition][row.offset] = row
    client = consumer(settings, "three-networks-incident")
    try:
        return {
            (topic, partition, offset): value.decode()
            for (topic, partition), landed in wanted.items()
            for offset, value in _values(client, topic, partition, sorted(landed))
            if _is_same(value, landed[offset])
        }
    finally:
        client.close()


def _values(
    client: Consumer, topic: str, partition: int, offsets: list[int]
) -> Iterator[tuple[int, bytes]]:
    at = -1
    for offset in _held(client, TopicPartition(topic, partition), offsets):
        if at < 0 or offset - at > _READ_ON:
            client.assign([TopicPartition(topic, partition, offset)])
        while at < offset:
            record = client.poll(_PATIENCE_S)
            if record is None or record.error():
                return
            at = record.offset() or 0
        if record and at == offset:
            yield offset, record.value() or b""


def _held(client: Consumer, where: TopicPartition, offsets: list[int]) -> list[int]:
    """Those offsets that retention has left."""
    try:
        first, end = client.get_watermark_offsets(where, timeout=_PATIENCE_S)
    except KafkaException as error:
        if error.args[0].code() in _NO_SUCH_TOPIC:
            return []
        raise
    return [each for each in offsets if first <= each < end]


def _is_same(value: bytes, row: Landed) -> bool:
    try:
        said = msgspec.json.decode(value, type=_Said)
    except msgspec.MsgspecError:
        return False
    return said.event_time == round(row.event_time.timestamp() * 1000)
