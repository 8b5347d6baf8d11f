"""docs/alerts.md: its kinds are those of the code, and its consumer runs as it stands."""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import streams.processors
from connections.settings import KafkaSettings
from schemas.topic import ALERTS, ALERTS_ACTIVE
from streams.alerts.life import Kind
from tests import engines
from tests.streams.alerts.said import life_of, send

PAGE = (Path(__file__).parents[3] / "docs" / "alerts.md").read_text()
ROW = re.compile(r"^\| `([a-z-]+)`[^|]* \| (\w+) \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)
(EXAMPLE,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def kinds() -> Iterator[Kind]:
    """Those that any module of the processors knows, by a name of its own or in a table."""
    for module in walk_packages(streams.processors.__path__, "streams.processors."):
        for value in vars(import_module(module.name)).values():
            for each in value.values() if isinstance(value, dict) else [value]:
                if isinstance(each, Kind):
                    yield each


def test_the_kinds_are_those_of_the_code() -> None:
    minutes, hours = 60_000, 3_600_000
    known = {
        (
            each.name,
            each.severity,
            str(each.lasts_ms // minutes),
            str(each.quiet_ms // minutes),
            str(each.repeats_ms // hours),
        )
        for each in kinds()
    }
    assert len(known) == 20
    assert {*ROW.findall(PAGE)} == known


def test_the_example_consumer_is_short() -> None:
    assert len(EXAMPLE.splitlines()) <= 30


def test_the_example_consumer_knows_what_is_active_and_follows(
    kafka_settings: KafkaSettings, tmp_path: Path
) -> None:
    (tmp_path / "active.py").write_text(EXAMPLE)
    command = [sys.executable, str(tmp_path / "active.py"), kafka_settings.bootstrap]
    with engines.topics(kafka_settings, (ALERTS, ALERTS_ACTIVE), partitions=3):
        send(kafka_settings, life_of("A", resolved=True))
        send(kafka_settings, life_of("B", resolved=False))
        send(kafka_settings, life_of("C", resolved=False))
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as example:
            try:
                assert example.stdout is not None
                assert example.stdout.readline() == "2 active: hot/B hot/C\n"
                send(kafka_settings, life_of("C", resolved=True)[-1:])
                said = (line for line in example.stdout if "1 active" in line)
                assert next(said) == "1 active: hot/B\n"
            finally:
                example.kill()
