"""Structured logs: one JSON object a line."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

WRITE = """
import logging
import structlog
from streams.logs import log_as_json

log_as_json()
structlog.get_logger("streams.landing").info("partition.position", partition="充电/0", stored=7)
logging.getLogger("aiokafka").info("chatter")
logging.getLogger("aiokafka").warning("rebalance %s", "now")
try:
    raise ValueError("broken")
except ValueError:
    structlog.get_logger("streams").exception("worker.failed")
"""


@pytest.fixture(scope="module")
def lines() -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-c", WRITE],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout == ""
    return [json.loads(line) for line in done.stderr.splitlines()]


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
