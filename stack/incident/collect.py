"""Puts together what ClickHouse and Kafka have of an incident."""

from connections.settings import KafkaSettings
from pipelines.client import Client
from pipelines.incident.landed import Around, Landed, landed
from pipelines.incident.timeline import Line, line
from stack.incident.raw import raw_payloads


def collect(client: Client, kafka: KafkaSettings, around: Around) -> list[Line]:
    """A line an event: the record as it came where Kafka still has it, else the landed row.

    Raises:
        KafkaException: the broker does not answer.
    """
    rows = list(landed(client, around))
    raw = raw_payloads(kafka, rows)
    return [_line(row, raw.get((row.topic, row.partition, row.offset))) for row in rows]


def _line(row: Landed, value: str | None) -> Line:
    record = (row.topic, row.partition, row.offset)
    if value is None:
        return line(row.event_time, row.event_type, record, "landing", row.row)
    return line(row.event_time, row.event_type, record, "kafka", value)
