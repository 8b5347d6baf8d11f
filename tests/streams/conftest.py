from collections.abc import Iterator

import pytest

import schemas
from connections.settings import KafkaSettings
from tests import engines


@pytest.fixture
def topics(kafka_settings: KafkaSettings) -> Iterator[KafkaSettings]:
    """A broker with the declared topics, new and empty, of two partitions each."""
    with engines.topics(kafka_settings, schemas.topics(), partitions=2):
        yield kafka_settings
