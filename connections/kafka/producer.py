"""The producer of events, with the partitioner and acknowledgements that all must share."""

import logging
from collections.abc import Callable, Iterable

from confluent_kafka import KafkaError, Message, Producer

from connections.kafka.clients import client_config
from connections.settings import KafkaSettings
from schemas import Contract, Event
from schemas.contract import Headers, Record
from schemas.topic import MAX_RECORD_BYTES

_WARNING = 4  # as in syslog
_REPORTS = 200

RawHeaders = Headers
RawRecord = Record


class UndeliveredError(Exception):
    """Kafka did not take records that were handed to the producer."""


class EventProducer:
    """Produces events by contract: topic, key, headers and the partition that Java would choose.

    Of records that Kafka took nothing is reported, unless `reports` asks for it: a call back into
    Python for each costs as much as to send it.
    """

    def __init__(
        self,
        settings: KafkaSettings,
        linger_ms: int = 20,
        reports: bool = False,
        patience_s: float = 300,
    ) -> None:
        self._producer = Producer(
            client_config(settings)
            | {
                "acks": "all",
                "enable.idempotence": True,
                "partitioner": "murmur2_random",  # librdkafka's own differs from everyone else's
                "compression.type": "lz4",
                "linger.ms": linger_ms,
                "message.max.bytes": MAX_RECORD_BYTES,
                "queue.buffering.max.messages": 100_000,
                "queue.buffering.max.kbytes": 131_072,
                "delivery.timeout.ms": round(patience_s * 1000),
                "delivery.report.only.error": not reports,
                # Through `logging`, where a worker's lines are JSON and a command may silence them.
                "log_level": _WARNING,
                "logger": logging.getLogger("librdkafka"),
            }
        )
        self._patience_s = patience_s
        self._failed: list[str] = []
        self._unheard = 0

    def send(self, contract: Contract, event: Event) -> None:
        """Hand an event over; blocks while the producer's queue is full."""
        for record in contract.records_of(event):
            self.send_raw(*record)

    def send_raw(
        self,
        topic: str,
        value: bytes | None,
        key: bytes | None,
        headers: RawHeaders,
        on_delivery: Callable[[KafkaError | None, Message], None] | None = None,
    ) -> None:
        """Hand a record over as it is; blocks while the producer's queue is full.

        `on_delivery` is told what became of it: that it failed, and with `reports` also that not.
        """
        while True:
            try:
                self._producer.produce(
                    topic,
                    value,
                    key,
                    headers=headers,
                    on_delivery=on_delivery or self._delivered,
                )
            except BufferError:
                self._producer.poll(0.1)
            else:
                return self._hear_now_and_then()

    def send_all(self, records: Iterable[RawRecord]) -> None:
        """Hand many records over as `send_raw` does, at less cost for each.

        Raises:
            UndeliveredError: Kafka has refused some of those before; says how many so far and why.
        """
        self._complain(left=0)
        produce, delivered = self._producer.produce, self._delivered
        for number, (topic, value, key, headers) in enumerate(records):
            if number % _REPORTS == 0:
                self._producer.poll(0)
            try:
                produce(topic, value, key, headers=headers, on_delivery=delivered)
            except BufferError:
                self.send_raw(topic, value, key, headers)

    def _hear_now_and_then(self) -> None:
        """Delivery reports are asked for once for many records: to ask costs as much as to send."""
        self._unheard += 1
        if self._unheard >= _REPORTS:
            self._unheard = 0
            self._producer.poll(0)

    def hear(self, wait_s: float) -> None:
        """Take delivery reports; return after so long at the latest."""
        self._producer.poll(wait_s)

    def flush(self) -> None:
        """Return when Kafka has acknowledged everything that was handed over.

        Raises:
            UndeliveredError: it has not; says how many and why.
        """
        self._complain(self._producer.flush(self._patience_s))

    def _complain(self, left: int) -> None:
        failed, self._failed = self._failed, []
        if left or failed:
            why = sorted(set(failed)) or [f"no answer within {self._patience_s:g} s"]
            raise UndeliveredError(f"{left + len(failed)} records undelivered: {', '.join(why)}")

    def _delivered(self, error: KafkaError | None, message: Message) -> None:
        if error is not None:
            self._failed.append(error.name())
