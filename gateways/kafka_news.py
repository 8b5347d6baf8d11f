"""A line in the log when Kafka goes or comes back, instead of one for each attempt to reach it."""

import logging
import re

import structlog

_NUMBERS = re.compile(r"\d+")

log = structlog.get_logger(__name__)


class KafkaNews(logging.Filter):
    """Hears what became of events, and lets each line of librdkafka pass once until Kafka is back.

    librdkafka alone says why Kafka is away, and says it many times a second.
    """

    def __init__(self) -> None:
        super().__init__()
        self._away = False
        self._said: set[str] = set()

    def listen(self) -> None:
        """Begin."""
        logging.getLogger("librdkafka").addFilter(self)

    def close(self) -> None:
        """End."""
        logging.getLogger("librdkafka").removeFilter(self)

    def told(self, failure: str) -> None:
        """Events were sent; `failure` says why Kafka may not have them, empty where it has."""
        if failure and not self._away:
            log.warning("kafka.undelivered", why=failure)
        if self._away and not failure:
            log.info("kafka.back")
            self._said.clear()
        self._away = bool(failure)

    def filter(self, record: logging.LogRecord) -> bool:
        """Is it new? Ports, seconds and counts apart."""
        line = _NUMBERS.sub("", record.getMessage())
        new = line not in self._said
        self._said.add(line)
        return new
