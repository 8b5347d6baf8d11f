"""A service as a process: started, ready, ended, and never left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from stack.errors import StackError
from stack.leftovers import leftovers, sweep
from stack.process import OWNER_VARIABLE, Process, running, stop_all
from stack.service import Service

SLEEP = "import time; time.sleep(60)"
DEAF = f"from signal import *; signal(SIGTERM, SIG_IGN); print('deaf', flush=True); {SLEEP}"
PARENT = (
    f"import subprocess, sys; subprocess.Popen([sys.executable, '-S', '-c', '{SLEEP}']); {SLEEP}"
)


def service(tmp_path: Path, program: str, **more: float) -> Service:
    command = (sys.executable, "-S", "-c", program)
    log = tmp_path / "service.log"
    return Service(name="it", command=command, log=log, ready=lambda: True, **more)  # type: ignore[arg-type]


def assert_nothing_is_left(owner: str) -> None:
    deadline = time.monotonic() + 30
    while list(leftovers(owner)):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def wait_until_written(log: Path, word: str) -> None:
    while word not in log.read_text():
        time.sleep(0.01)


def test_it_runs_for_the_block_and_no_longer(tmp_path: Path) -> None:
    with running(service(tmp_path, SLEEP), owner=str(tmp_path)) as process:
        assert psutil.pid_exists(process.pid)
    assert not psutil.pid_exists(process.pid)


def test_an_early_end_is_told_with_exit_code_and_last_lines(tmp_path: Path) -> None:
    failing = service(tmp_path, "print('no such thing'); raise SystemExit(7)")
    unready = Service("it", failing.command, failing.log, ready=lambda: False)
    with (
        pytest.raises(StackError, match="it ended with exit code 7") as ended,
        running(unready, owner=str(tmp_path)),
    ):
        pass
    assert "no such thing" in ended.value.remedy


def test_what_is_not_ready_in_time_is_ended(tmp_path: Path) -> None:
    sleeping = service(tmp_path, SLEEP)
    unready = Service("it", sleeping.command, sleeping.log, lambda: False, ready_within_s=0.2)
    with (
        pytest.raises(StackError, match="not ready within"),
        running(unready, owner=str(tmp_path)),
    ):
        pass
    assert not list(leftovers(str(tmp_path)))


def test_what_does_not_end_when_asked_is_killed_in_bounded_time(tmp_path: Path) -> None:
    process = Process(service(tmp_path, DEAF, stop_within_s=0.3), owner=str(tmp_path))
    wait_until_written(tmp_path / "service.log", "deaf")
    stop_all([process])
    assert process.exit_code() == -signal.SIGKILL  # after a minute it would end by itself


def test_what_a_process_started_in_turn_ends_with_it(tmp_path: Path) -> None:
    process = Process(service(tmp_path, PARENT), owner=str(tmp_path))
    while not psutil.Process(process.pid).children():
        time.sleep(0.01)
    stop_all([process])
    assert_nothing_is_left(str(tmp_path))


@pytest.mark.skipif(sys.platform != "linux", reason="no parent-death signal")
def test_it_dies_with_a_parent_that_was_killed(tmp_path: Path) -> None:
    parent_program = (
        "import sys, time; from pathlib import Path; from stack.process import Process;"
        "from stack.service import Service;"
        f"it = Service('it', (sys.executable, '-S', '-c', '{SLEEP}'), Path('it.log'), bool);"
        f"print(Process(it, owner='{tmp_path}').pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", parent_program], stdout=subprocess.PIPE, text=True, cwd=tmp_path
    ) as parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        while child.cmdline()[-1:] != [SLEEP]:
            time.sleep(0.01)
        parent.kill()
    assert_nothing_is_left(str(tmp_path))


def test_the_log_of_an_earlier_run_is_kept_but_not_taken_for_this_ones(tmp_path: Path) -> None:
    for word in ("first", "second"):
        process = Process(service(tmp_path, f"print('{word}')"), owner=str(tmp_path))
        while process.exit_code() is None:
            time.sleep(0.01)
    assert process.last_lines() == ["second"]
    assert (tmp_path / "service.log").read_text() == "first\nsecond\n"


def test_a_log_that_grew_large_is_set_aside_at_the_next_start(tmp_path: Path) -> None:
    with (tmp_path / "service.log").open("wb") as log:
        log.truncate(17 << 20)
    stop_all([Process(service(tmp_path, SLEEP), owner=str(tmp_path))])
    assert (tmp_path / "service.log").stat().st_size == 0
    assert (tmp_path / "service.log.1").stat().st_size == 17 << 20


def test_the_sweep_ends_what_was_started_for_a_folder_and_nothing_else(tmp_path: Path) -> None:
    ours, other = str(tmp_path / "ours"), str(tmp_path / "other")
    with marked(ours) as left, marked(other) as untouched:
        try:
            assert sweep(ours) == [left.pid]
            assert not list(leftovers(ours))
            assert untouched.poll() is None
        finally:
            untouched.kill()


def marked(owner: str) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, OWNER_VARIABLE: owner}
    return subprocess.Popen([sys.executable, "-S", "-c", SLEEP], env=environment)
