"""Faults of broker and endpoint."""

import time
from random import Random

from tests.faults.harness.city import City


def kill_endpoint(city: City, random: Random) -> None:
    """Kill −9 of ClickHouse, which comes back within a few seconds."""
    city.clickhouse.kill()
    time.sleep(random.uniform(0, 3))
    city.clickhouse.start()


def freeze_endpoint(city: City, random: Random) -> None:
    """SIGSTOP of ClickHouse for longer than workers wait for an answer."""
    city.clickhouse.freeze()
    time.sleep(random.uniform(6, 9))
    city.clickhouse.thaw()


def kill_broker(city: City, random: Random) -> None:
    """Kill −9 of Kafka, which is started again."""
    city.kafka.kill()
    time.sleep(random.uniform(0, 2))
    city.kafka.start()


def restart_broker(city: City, random: Random) -> None:
    """A clean restart of Kafka."""
    city.kafka.terminate()
    time.sleep(random.uniform(0, 2))
    city.kafka.start()
