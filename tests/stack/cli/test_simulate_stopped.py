"""A simulation that is stopped, in real processes: nothing half-written looks whole, and the same
command goes on."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.stack.cli.test_command_line import run

SIMULATE = [
    *(sys.executable, "-m", "stack.cli", "simulate"),
    *("--profile", "tiny", "--days", "2", "--processes", "1"),
]
PATIENCE_S = 120
MOMENTS = {
    "register": "reference",
    "events": "charger.meter/*/shard-*.part",
    "truth": "truth/session/*/shard-*.parquet",
}


def started(folder: Path, *prefix: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*prefix, *SIMULATE, "--parquet", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def stopped(folder: Path, moment: str, how: signal.Signals) -> tuple[int, str, str]:
    """What a run says that is stopped when it has come to a moment; none of it runs on."""
    process = started(folder)
    deadline = time.monotonic() + PATIENCE_S
    while not any(folder.glob(MOMENTS[moment])):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    helpers = psutil.Process(process.pid).children(recursive=True)
    if how == signal.SIGINT:
        os.killpg(process.pid, how)  # as a terminal does
    else:
        process.send_signal(how)
    out, err = process.communicate(timeout=PATIENCE_S)
    assert psutil.wait_procs(helpers, PATIENCE_S)[1] == []
    return process.returncode, out, err


def completed(folder: Path) -> str:
    """The checksum when the same command comes to its end; all files are whole then."""
    out, err = started(folder).communicate(timeout=PATIENCE_S)
    assert err == ""
    assert [*folder.rglob("*.part"), *folder.rglob(".part-*")] == []
    assert (folder / "truth" / "outcome.json").exists()
    (checksum,) = re.findall(r"checksum (\w{32})", out)
    assert isinstance(checksum, str)
    return checksum


@pytest.fixture(scope="module")
def checksum(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Of the same simulation, when nothing stops it."""
    return completed(tmp_path_factory.mktemp("undisturbed"))


@pytest.mark.parametrize("moment", ["register", "events"])
def test_ctrl_c_says_how_to_go_on(tmp_path: Path, moment: str) -> None:
    code, out, err = stopped(tmp_path, moment, signal.SIGINT)
    assert (code, err) == (130, "")
    assert "stopped: the same command goes on: files that are whole are kept" in out
    assert not (tmp_path / "truth" / "outcome.json").exists()


def test_who_is_killed_leaves_nothing_that_looks_whole(
    tmp_path: Path, checksum: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert stopped(tmp_path, "truth", signal.SIGKILL)[0] == -signal.SIGKILL
    code, _, err = run(capsys, "truth", "load", str(tmp_path / "truth"))
    assert code == 1
    assert "is of a simulation that goes on, or was stopped" in err
    assert "wait for its end, or give its command again" in err
    assert completed(tmp_path) == checksum


@pytest.mark.parametrize("kib", [16, 200], ids=["register", "events"])
def test_a_full_disk_is_named_with_the_remedy(tmp_path: Path, kib: int) -> None:
    """A limit of the size of files stands for the disk: both refuse a write."""
    process = started(tmp_path, "bash", "-c", f'ulimit -f {kib}; exec "$@"', "bash")
    _, err = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 1
    assert "✗ no space is left to write to: " in err
    assert "→ free some; the same command goes on: files that are whole are kept" in err
    assert not (tmp_path / "truth" / "outcome.json").exists()
