"""Why a worker ends: its exit code and its last words."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

END = """
from connections.logs import log_as_json
from connections.retries import UnreachableError
from streams.delivery.errors import MostOperatorsFailError, RecordsMissingError, TopicReplacedError
from streams.delivery.endings import end

log_as_json()
end({error})
raise AssertionError("it has not ended")
"""


def ended(error: str) -> tuple[int, dict[str, Any]]:
    """Exit code and last line of a worker that ends of this."""
    done = subprocess.run(
        [sys.executable, "-c", END.format(error=error)],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=60,
    )
    line: dict[str, Any] = json.loads(done.stderr.splitlines()[-1])
    return done.returncode, line


@pytest.mark.parametrize(
    "kind", ["TopicReplacedError", "RecordsMissingError", "MostOperatorsFailError"]
)
def test_where_someone_has_to_decide_it_says_what(kind: str) -> None:
    code, line = ended(f"{kind}('do this')")
    assert code == 78
    assert (line["event"], line["why"], line["remedy"]) == ("worker.stopped", kind, "do this")
    assert line["level"] == "critical"


@pytest.mark.parametrize("engine", ["ClickHouse", "Kafka"])
def test_where_an_engine_is_gone_the_supervisor_may_try_again(engine: str) -> None:
    code, line = ended(f"UnreachableError('{engine}', 600, 'its last error')")
    assert code == 75
    assert (line["event"], line["why"]) == ("worker.stopped", f"{engine} unreachable")
    assert line["remedy"].endswith("see `three-networks doctor`")


def test_a_fault_of_ours_leaves_its_trace() -> None:
    code, line = ended("ValueError('broken')")
    assert code == 70
    assert (line["event"], line["error"]) == ("worker.failed", "ValueError")
    assert "ValueError: broken" in line["exception"]
