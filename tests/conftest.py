"""Engines that rooms share: one broker and one endpoint a session, started when first asked for."""

import os
import signal
from collections.abc import Iterator

import hypothesis
import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings, KafkaSettings
from tests import engines

# A busy machine is no failure, and a property is checked on the same examples in every run.
hypothesis.settings.register_profile("specification", deadline=None, derandomize=True)
hypothesis.settings.load_profile("specification")

# A shell starts background jobs deaf to Ctrl-C, and so would be all that the tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)

# A broker of tests lives for seconds: Java's second compiler costs it more than it brings.
os.environ["JAVA_TOOL_OPTIONS"] = "-XX:TieredStopAtLevel=1"


class ByFolder(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Gives all tests of a folder to one process: they share engines and simulated cities."""

    def _split_scope(self, nodeid: str) -> str:
        return nodeid.partition("::")[0].rpartition("/")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFolder:
    """Tests run in several processes at once by `--numprocesses`, as in `make test`."""
    return ByFolder(config, log)


@pytest.fixture(scope="session")
def clickhouse_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClickHouseSettings]:
    """An endpoint with the declared schema."""
    with engines.endpoint(tmp_path_factory.mktemp("shared-clickhouse")) as settings:
        yield settings


@pytest.fixture(scope="session")
def kafka_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KafkaSettings]:
    """A broker; tests make topics of their own."""
    with engines.broker(tmp_path_factory.mktemp("shared-kafka")) as settings:
        yield settings


@pytest.fixture
def ingest(clickhouse_settings: ClickHouseSettings) -> Iterator[ClickHouse]:
    """A client of the shared endpoint, with nothing in its tables."""
    with engines.emptied(clickhouse_settings) as client:
        yield client
