"""Structured logs: one JSON object a line."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

WRITE = """
import logging
import sys
from pathlib import Path

import structlog
from connections.logs import log_as_json

log_as_json(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
structlog.get_logger("streams.landing").info("partition.position", partition="充电/0", stored=7)
logging.getLogger("aiokafka").info("chatter")
logging.getLogger("aiokafka").warning("rebalance %s", "now")
try:
    raise ValueError("broken")
except ValueError:
    structlog.get_logger("streams").exception("worker.failed")
"""


def written(*arguments: str) -> str:
    """What a process that logs writes to stderr."""
    done = subprocess.run(
        [sys.executable, "-c", WRITE, *arguments],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout == ""
    return done.stderr


def parsed(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def lines() -> list[dict[str, Any]]:
    return parsed(written())


def test_our_own_lines_name_event_logger_level_time_and_facts(lines: list[dict[str, Any]]) -> None:
    assert lines[0].pop("timestamp").endswith("Z")
    assert lines[0] == {
        "event": "partition.position",
        "logger": "streams.landing",
        "level": "info",
        "partition": "充电/0",
        "stored": 7,
    }


def test_libraries_speak_from_warning_on_in_the_same_form(lines: list[dict[str, Any]]) -> None:
    assert (lines[1]["event"], lines[1]["logger"], lines[1]["level"]) == (
        "rebalance now",
        "aiokafka",
        "warning",
    )


def test_a_trace_stays_on_its_line(lines: list[dict[str, Any]]) -> None:
    assert len(lines) == 3
    assert lines[2]["event"] == "worker.failed"
    assert "ValueError: broken" in lines[2]["exception"]


def test_a_file_gets_the_same_lines(lines: list[dict[str, Any]], tmp_path: Path) -> None:
    path = tmp_path / "supervisor.log"
    assert written(str(path)) == ""
    assert [line["event"] for line in parsed(path.read_text())] == [line["event"] for line in lines]


def test_a_full_disk_loses_lines_and_ends_nobody() -> None:
    assert written("/dev/full") == ""
