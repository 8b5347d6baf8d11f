from collections.abc import Iterator

import pytest

from tests.faults.harness.city import City, running_city


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is marked `faults` unless `-m` is given: `pytest -m faults` runs it."""
    if config.option.markexpr:
        return
    left_out = [each for each in items if each.get_closest_marker("faults")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [each for each in items if each not in left_out]


@pytest.fixture(scope="session")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """Broker and endpoint, shared; a test that hurts them brings them back."""
    with running_city(tmp_path_factory.mktemp("faults")) as running:
        yield running


@pytest.fixture
def city(engines: City) -> Iterator[City]:
    """A city without workers, events and past."""
    engines.renew()
    yield engines
    engines.end_processes()
