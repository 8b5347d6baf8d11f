"""Runs whose process was killed fail at the next start; those that go on are left alone."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import dagster as dg
import pytest

from orchestration.instance import local_instance
from orchestration.killed import end_killed, locked

# Says when its run has begun, and waits in it to be told to go on.
WAITING = """
import sys
from pathlib import Path
import dagster as dg
from orchestration.instance import local_instance
from orchestration.killed import locked

@dg.op
def wait():
    print("begun", flush=True)
    sys.stdin.readline()

home, run_id, job, partition = Path(sys.argv[1]), *sys.argv[2:]
with local_instance(home) as instance, locked(run_id, home):
    dg.GraphDefinition(job, node_defs=[wait]).to_job().execute_in_process(
        instance=instance, run_id=run_id, tags={"dagster/partition": partition}
    )
"""


@contextmanager
def begun(home: Path, run_id: str, job: str = "city_day") -> Iterator[subprocess.Popen[str]]:
    """A process in the midst of a run of 10 March 2026."""
    command = [sys.executable, "-c", WAITING, str(home), run_id, job, "2026-03-10"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "begun\n"
        yield process


def killed(home: Path, job: str = "city_day") -> str:
    """Kill a process in the midst of a run; returns the run's id."""
    run_id = str(uuid4())
    with begun(home, run_id, job) as process:
        process.kill()
    return run_id


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[dg.DagsterInstance]:
    with local_instance(tmp_path) as made:
        yield made


def status(instance: dg.DagsterInstance, run_id: str) -> str:
    run = instance.get_run_by_id(run_id)
    assert run
    return run.status.value


def ended(instance: dg.DagsterInstance, home: Path) -> list[str]:
    return [each.run_id for each in end_killed(instance, home)]


def test_a_killed_run_is_marked_as_failed_once(
    instance: dg.DagsterInstance, tmp_path: Path
) -> None:
    run_id = killed(tmp_path)
    assert status(instance, run_id) == "STARTED"
    assert ended(instance, tmp_path) == [run_id]
    assert status(instance, run_id) == "FAILURE"
    assert ended(instance, tmp_path) == []


def test_a_run_that_goes_on_is_left_alone(instance: dg.DagsterInstance, tmp_path: Path) -> None:
    run_id = str(uuid4())
    with begun(tmp_path, run_id) as process:
        assert ended(instance, tmp_path) == []
        process.communicate("go on\n")
    assert ended(instance, tmp_path) == []
    assert status(instance, run_id) == "SUCCESS"


def test_a_run_that_ended_before_its_process_was_killed_stays_as_it_ended(
    instance: dg.DagsterInstance, tmp_path: Path
) -> None:
    @dg.op
    def op() -> None:
        pass

    run_id = str(uuid4())
    with suppress(KeyboardInterrupt), locked(run_id, tmp_path):
        job = dg.GraphDefinition("job", node_defs=[op]).to_job()
        job.execute_in_process(instance=instance, run_id=run_id)
        raise KeyboardInterrupt
    assert ended(instance, tmp_path) == []
    assert status(instance, run_id) == "SUCCESS"


def test_a_run_of_another_instance_is_left_to_it(
    instance: dg.DagsterInstance, tmp_path: Path
) -> None:
    run_id = killed(tmp_path)
    with dg.DagsterInstance.ephemeral() as other:
        assert ended(other, tmp_path) == []
    assert ended(instance, tmp_path) == [run_id]
