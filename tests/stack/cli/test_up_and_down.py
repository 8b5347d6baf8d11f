"""The stack from the command line: real Kafka, real endpoint."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from connections.clickhouse import ClickHouse
from connections.settings import addresses_file, load_settings
from stack import ports
from stack.home import Home
from stack.kafka.quiet import answers
from stack.leftovers import leftovers
from stack.supervisor import control
from stack.supervisor.status import ServiceStatus, State

PATIENCE_S = 120


def command(home: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "stack.cli", "--home", str(home), *arguments]


def three_networks(
    home: Path, *arguments: str, **environment: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command(home, *arguments),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        env=os.environ | environment,
        check=False,
    )


def demanded_ports() -> tuple[str, ...]:
    kafka, clickhouse = str(ports.free_port()), str(ports.free_port())
    return ("--kafka-port", kafka, "--clickhouse-port", clickhouse)


def services(home: Path) -> dict[str, ServiceStatus]:
    status = control.living_status(Home.at(home))
    assert status is not None
    return {each.name: each for each in status.services}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("home")
    up = three_networks(home, "up", *demanded_ports())
    assert up.returncode == 0, up.stderr
    yield home
    assert three_networks(home, "down").stdout == "down\n"
    assert not list(leftovers(str(home)))
    assert not addresses_file(home).exists()
    assert three_networks(home, "status").returncode == 1


@pytest.fixture
def new_home(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    control.stop(Home.at(tmp_path))


def test_clients_find_both_engines_by_the_settings(home: Path) -> None:
    settings = load_settings(home)
    assert answers(settings.kafka)
    with ClickHouse(settings.clickhouse, "ingest") as client:
        assert client.rows("SELECT 1") == [(1,)]


def test_a_second_up_says_that_it_is_up_already(home: Path) -> None:
    before = services(home)
    again = three_networks(home, "up")
    assert again.returncode == 0
    assert "already up" in again.stdout
    assert services(home) == before


def test_status_is_for_programs_too(home: Path) -> None:
    status = three_networks(home, "status", "--json")
    assert status.returncode == 0
    told = json.loads(status.stdout)
    assert told["home"] == str(home)
    assert {each["name"]: each["state"] for each in told["stack"]["services"]} == {
        "kafka": "running",
        "clickhouse": "running",
    }


def test_config_tells_that_the_addresses_are_those_of_the_running_stack(home: Path) -> None:
    rows = json.loads(three_networks(home, "config", "--json").stdout)
    [bootstrap] = [row for row in rows if row["variable"] == "THREE_NETWORKS_KAFKA_BOOTSTRAP"]
    assert bootstrap["value"] == services(home)["kafka"].address
    assert bootstrap["source"] == "running stack"


def test_doctor_is_content_once_schema_and_topics_are_made(home: Path) -> None:
    before = three_networks(home, "doctor")
    assert before.returncode == 1
    assert "`three-networks topics create`" in before.stdout
    assert "`three-networks schema plan` shows it" in before.stdout
    prepared = three_networks(home, "prepare")
    assert prepared.returncode == 0, prepared.stderr
    assert three_networks(home, "schema", "plan").returncode == 0
    after = three_networks(home, "doctor")
    assert after.returncode == 0, after.stdout
    assert "all is well" in after.stdout


def test_doctor_finds_a_wrong_password(home: Path) -> None:
    found = three_networks(home, "doctor", THREE_NETWORKS_CLICKHOUSE_READER_PASSWORD="wrong")
    assert found.returncode == 1
    assert "✗ ClickHouse refuses the password of user reader" in found.stdout


@pytest.mark.parametrize("engine", ["kafka", "clickhouse"])
def test_an_engine_that_is_killed_comes_back(home: Path, engine: str) -> None:
    before = services(home)[engine]
    assert before.pid is not None
    os.kill(before.pid, signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE_S
    while (after := services(home)[engine]).state != State.RUNNING or not after.restarts:
        assert time.monotonic() < deadline, after
        time.sleep(0.05)
    assert after.pid != before.pid
    assert after.address == before.address
    assert after.last_exit == "signal SIGKILL"


def test_after_the_supervisor_was_killed_up_starts_anew(home: Path) -> None:
    status = control.living_status(Home.at(home))
    assert status is not None
    psutil.Process(status.pid).kill()
    again = three_networks(home, "up", *demanded_ports())
    assert again.returncode == 0, again.stderr
    assert "already up" not in again.stdout


def test_a_demanded_port_that_is_taken_is_refused_and_nothing_is_left(new_home: Path) -> None:
    with socket.socket() as listener:
        listener.bind((ports.HOST, ports.free_port()))
        listener.listen()
        port = listener.getsockname()[1]
        up = three_networks(new_home, "up", "--kafka-port", str(port))
    assert up.returncode == 1
    assert f"port {port} for Kafka is taken" in up.stderr
    assert "Traceback" not in up.stderr
    assert control.living_status(Home.at(new_home)) is None


def test_an_engine_that_refuses_its_folder_gives_the_start_up_and_leaves_nothing(
    new_home: Path,
) -> None:
    (new_home / "clickhouse").mkdir()
    (new_home / "clickhouse" / "stranger").touch()
    up = three_networks(new_home, "up", *demanded_ports())
    assert up.returncode == 1
    assert "clickhouse ended with exit code" in up.stderr
    assert "stranger" in up.stderr
    assert not list(leftovers(str(new_home)))


def test_a_kafka_folder_of_another_version_is_refused(new_home: Path) -> None:
    marker = new_home / "kafka" / "three-networks.json"
    marker.parent.mkdir()
    marker.write_text(json.dumps({"kafka": "3.9.0", "layout": 1}))
    up = three_networks(new_home, "up", *demanded_ports())
    assert up.returncode == 1
    assert "was made by Kafka 3.9.0" in up.stderr
    assert "move" in up.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_during_up_leaves_nothing(new_home: Path, number: signal.Signals) -> None:
    with subprocess.Popen(command(new_home, "up", *demanded_ports())) as up:
        while not list(leftovers(str(new_home))):
            time.sleep(0.02)
        up.send_signal(number)
        assert up.wait(PATIENCE_S) == 130
    assert not list(leftovers(str(new_home)))
    assert not addresses_file(new_home).exists()


def test_in_the_foreground_ctrl_c_ends_it(new_home: Path) -> None:
    up = subprocess.Popen(
        command(new_home, "up", "--foreground", *demanded_ports()),
        stdout=subprocess.PIPE,
        text=True,
    )
    with up:
        assert up.stdout is not None
        while "Ctrl-C ends it" not in up.stdout.readline():
            assert up.poll() is None
        up.send_signal(signal.SIGINT)
        assert up.wait(PATIENCE_S) == 0
    assert not list(leftovers(str(new_home)))


def test_down_with_nothing_up_says_so(tmp_path: Path) -> None:
    down = three_networks(tmp_path, "down")
    assert down.returncode == 0
    assert "nothing was up" in down.stdout


def test_what_cannot_be_a_home_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    up = three_networks(tmp_path / "file" / "home", "up")
    assert up.returncode == 1
    assert "cannot write to" in up.stderr
    assert "--home" in up.stderr
