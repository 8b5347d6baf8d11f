"""A supervisor in its own process, with small programs instead of engines."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from connections.settings import addresses_file
from stack import ports
from stack.home import Home
from stack.leftovers import leftovers
from stack.supervisor import control
from stack.supervisor.status import Phase, ServiceStatus, State, Status, read_status

PATIENCE_S = 60
SLEEP = f"import time; time.sleep({10 * PATIENCE_S})"
FAIL = "print('broken'); raise SystemExit(3)"
LISTEN = f"""
import socket, sys
listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", int(sys.argv[1])))
listener.listen()
{SLEEP}
"""
FAIL_FROM_THE_SECOND_TIME = f"""
import pathlib, sys
mark = pathlib.Path(sys.argv[1])
if mark.exists():
    {FAIL}
mark.touch()
{SLEEP}
"""
SUPERVISOR = """
import json, sys
from pathlib import Path
from stack import ports
from stack.home import Home
from stack.service import Service
from stack.supervisor.plan import Plan
from stack.supervisor.run import run

home = Home.at(Path(sys.argv[1]))

def service(name, program, argument, once=False):
    listens = str(argument).isdecimal()
    return Service(
        name=name,
        command=(sys.executable, "-S", "-c", program, str(argument)),
        log=home.log(name),
        ready=lambda: ports.answers(argument) if listens else True,
        once=once,
    )

stages = [[service(*each) for each in stage] for stage in json.loads(sys.argv[2])]
run(home, lambda: Plan(stages, {"kafka": {}}, []))
"""

Stage = list[tuple[str | int | bool, ...]]
Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.at(tmp_path)


@pytest.fixture
def start(home: Home) -> Iterator[Start]:
    started = []

    def supervisor(*stages: Stage) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-c", SUPERVISOR, str(home.root), json.dumps(stages)]
        started.append(subprocess.Popen(command))
        return started[-1]

    yield supervisor
    for process in started:
        process.kill()
        process.wait()
    control.stop(home)


def eventually(home: Home, holds: Callable[[Status], bool]) -> Status:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        status = read_status(home)
        if status is not None and holds(status):
            return status
        time.sleep(0.02)
    raise AssertionError(f"never came true: {read_status(home)}")


def is_running(status: Status) -> bool:
    return status.is_well


def service_of(status: Status, name: str) -> ServiceStatus:
    return next(each for each in status.services if each.name == name)


def processes(status: Status) -> list[psutil.Process]:
    return [psutil.Process(each.pid) for each in status.services if each.pid is not None]


def test_stages_start_in_order_and_what_runs_once_comes_to_its_end(
    home: Home, start: Start
) -> None:
    start(
        [("engine", LISTEN, ports.free_port())],
        [("prepare", "print('prepared')", "", True)],
        [("worker", SLEEP, "")],
    )
    status = eventually(home, is_running)
    assert [each.state for each in status.services] == [State.RUNNING, State.DONE, State.RUNNING]
    assert home.log("prepare").read_text() == "prepared\n"
    assert addresses_file(home.root).exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_everything(home: Home, start: Start, number: signal.Signals) -> None:
    supervisor = start([("engine", LISTEN, ports.free_port())], [("worker", SLEEP, "")])
    left = processes(eventually(home, is_running))
    supervisor.send_signal(number)
    assert supervisor.wait(PATIENCE_S) == 0
    assert not any(process.is_running() for process in left)
    assert not addresses_file(home.root).exists()
    assert eventually(home, lambda status: status.phase == Phase.STOPPED)


def test_a_killed_service_is_started_again_and_counted(home: Home, start: Start) -> None:
    start([("engine", LISTEN, ports.free_port())])
    [engine] = processes(eventually(home, is_running))
    engine.kill()
    status = eventually(home, lambda status: status.is_well and status.services[0].restarts == 1)
    assert status.services[0].pid != engine.pid
    assert status.services[0].last_exit == "signal SIGKILL"


def test_a_crash_loop_is_shown_with_exit_code_and_last_lines_and_the_rest_runs_on(
    home: Home, start: Start, tmp_path: Path
) -> None:
    mark = tmp_path / "mark"
    start(
        [("engine", LISTEN, ports.free_port())],
        [("worker", FAIL_FROM_THE_SECOND_TIME, str(mark))],
    )
    worker = service_of(eventually(home, lambda status: status.is_well and mark.exists()), "worker")
    assert worker.pid is not None
    psutil.Process(worker.pid).kill()
    status = eventually(home, lambda status: status.services[1].state == State.CRASH_LOOP)
    assert service_of(status, "engine").state == State.RUNNING
    worker = service_of(status, "worker")
    assert worker.last_exit == "exit code 3"
    assert worker.last_lines == ["broken"]
    assert worker.restarts >= 3


def test_a_service_that_ends_during_the_start_gives_the_start_up_and_leaves_nothing(
    home: Home, start: Start
) -> None:
    supervisor = start(
        [("engine", LISTEN, ports.free_port())], [("worker", FAIL, ports.free_port())]
    )
    supervisor.wait(PATIENCE_S)
    status = eventually(home, lambda status: status.phase == Phase.FAILED)
    assert status.problem is not None
    assert "worker ended with exit code 3" in status.problem.message
    assert "broken" in status.problem.remedy
    assert not list(leftovers(str(home.root)))
    assert not addresses_file(home.root).exists()


def test_a_signal_during_the_start_leaves_nothing(home: Home, start: Start) -> None:
    supervisor = start([("never-ready", SLEEP, ports.free_port())])
    eventually(home, lambda status: bool(processes(status)))
    supervisor.terminate()
    assert supervisor.wait(PATIENCE_S) == 0
    assert not list(leftovers(str(home.root)))


@pytest.mark.skipif(sys.platform != "linux", reason="no parent-death signal")
def test_what_a_killed_supervisor_ran_dies_with_it(home: Home, start: Start) -> None:
    supervisor = start([("engine", LISTEN, ports.free_port())])
    eventually(home, is_running)
    assert list(leftovers(str(home.root)))
    supervisor.kill()
    eventually(home, lambda status: not list(leftovers(str(home.root))))
    assert control.living_status(home) is None


def test_a_start_after_the_supervisor_was_killed_succeeds(home: Home, start: Start) -> None:
    port = ports.free_port()
    first = start([("engine", LISTEN, port)])
    eventually(home, is_running)
    first.kill()
    first.wait()
    second = start([("engine", LISTEN, port)])
    eventually(home, lambda status: status.pid == second.pid and status.is_well)


def test_a_second_supervisor_of_the_folder_is_refused(home: Home, start: Start) -> None:
    start([("engine", LISTEN, ports.free_port())])
    first = eventually(home, is_running)
    assert start([("engine", LISTEN, ports.free_port())]).wait(PATIENCE_S) != 0
    assert control.living_status(home) == first


def test_another_terminal_can_stop_it(home: Home, start: Start) -> None:
    supervisor = start([("engine", LISTEN, ports.free_port())])
    eventually(home, is_running)
    assert control.stop(home)
    assert supervisor.wait(PATIENCE_S) == 0
    assert not list(leftovers(str(home.root)))
    assert not control.stop(home)
