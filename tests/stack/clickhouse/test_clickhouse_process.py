"""The endpoint as a process: start, owner, kill, stop; and what it logs."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import chdb
import pytest
from clickhouse_driver import Client
from clickhouse_driver.errors import Error, ServerException

from tests.stack.clickhouse.clickhouse_process import (
    PASSWORDS,
    ROOT,
    Endpoint,
    command,
    environment,
)
from tests.stack.clickhouse.wire import Wire, query

ENDLESS = "SELECT sum(sipHash64(number)) FROM numbers(1000000000000)"
Start = Callable[..., Endpoint]


def refusal(data: Path, *options: str, **variables: str) -> str:
    """What an endpoint says that does not start."""
    ended = subprocess.run(
        command(data, *options),
        cwd=ROOT,
        env=variables or environment(),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stdout == ""
    return ended.stderr


def test_a_folder_has_one_owner(own_endpoint: Start) -> None:
    endpoint = own_endpoint()
    said = refusal(endpoint.data)
    assert str(endpoint.data) in said
    assert f"pid {endpoint.process.pid}" in said
    assert f"kill {endpoint.process.pid}" in said
    client = endpoint.client()
    assert client.execute("SELECT 1") == [(1,)]
    client.disconnect()


def test_after_a_kill_the_next_start_has_all_that_was_acknowledged(own_endpoint: Start) -> None:
    endpoint = own_endpoint()
    client = endpoint.client()
    client.execute("CREATE TABLE t (a UInt64) ENGINE = MergeTree ORDER BY a")
    for number in range(20):
        client.execute("INSERT INTO t VALUES", [(number,)])
    endpoint.kill()
    client.disconnect()
    endpoint.start()
    again = endpoint.client()
    assert again.execute("SELECT count(), sum(a) FROM t") == [(20, 190)]
    again.disconnect()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_is_clean(own_endpoint: Start, number: signal.Signals) -> None:
    endpoint = own_endpoint()
    idle = endpoint.client()
    idle.execute("SELECT 1")
    assert endpoint.stop(number) == 0
    assert endpoint.log_lines()[-1]["event"] == "stopped"
    idle.disconnect()


def test_a_stop_lets_a_short_query_finish_and_stops_a_long_one(own_endpoint: Start) -> None:
    endpoint = own_endpoint("--grace-seconds", "3")
    short, long = endpoint.client(), endpoint.client()
    short.execute("SELECT 1")
    long.execute("SELECT 1")
    with ThreadPoolExecutor(2) as two:
        finishing = two.submit(short.execute, "SELECT sleep(2), 7")
        endless = two.submit(long.execute, ENDLESS)
        watching = endpoint.client()
        while watching.execute("SELECT count() FROM system.processes") != [(3,)]:
            pass
        watching.disconnect()
        assert endpoint.stop() == 0
        assert finishing.result() == [(0, 7)]
        with pytest.raises((Error, EOFError, OSError)):
            endless.result()
    short.disconnect()
    long.disconnect()


def test_a_stop_does_not_wait_for_a_client_in_the_midst_of_an_insert(own_endpoint: Start) -> None:
    endpoint = own_endpoint("--grace-seconds", "1")
    client = endpoint.client()
    client.execute("CREATE TABLE t (a UInt64) ENGINE = MergeTree ORDER BY a")
    client.disconnect()
    with Wire(endpoint.port) as wire:
        wire.send(query("INSERT INTO t VALUES"))
        wire.receive()
        assert endpoint.stop() == 0
    endpoint.start()
    client = endpoint.client()
    assert client.execute("SELECT count() FROM t") == [(0,)]
    client.disconnect()


def test_a_start_without_passwords_is_refused(tmp_path: Path) -> None:
    said = refusal(tmp_path / "data", PATH=os.environ["PATH"])
    assert "THREE_NETWORKS_CLICKHOUSE_INGEST_PASSWORD" in said


def test_a_user_without_a_password_does_not_exist(tmp_path: Path) -> None:
    from stack.clickhouse.errors import EndpointError
    from stack.clickhouse.users import Users

    users = Users({"THREE_NETWORKS_CLICKHOUSE_READER_PASSWORD": "r"})
    assert users.authenticated("reader", "r").reads == ("api",)
    with pytest.raises(EndpointError):
        users.authenticated("ingest", "")


def test_a_taken_port_is_told(own_endpoint: Start, tmp_path: Path) -> None:
    endpoint = own_endpoint()
    said = refusal(tmp_path / "other", "--port", str(endpoint.port))
    assert "Address already in use" in said


@pytest.mark.parametrize(
    ("marker", "words"),
    [
        ({"layout": 1, "engine": "99.1.1.1"}, "written by engine 99.1.1.1"),
        ({"layout": 2, "engine": "26.9.2.1"}, "has layout 2"),
        ({"layout": 1, "engine": "main"}, "'main' is unknown"),
        ({"layout": "x"}, "cannot be read"),
        (None, "is not a data folder of the endpoint"),
    ],
)
def test_a_folder_that_is_not_ours_is_refused(
    tmp_path: Path, marker: dict[str, object] | None, words: str
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "something").touch()
    if marker:
        (data / "endpoint.json").write_text(json.dumps(marker))
    said = refusal(data)
    assert str(data) in said or marker == {"layout": 1, "engine": "main"}
    assert words in said
    assert sorted(path.name for path in data.iterdir() if path.suffix == "") == ["something"]


def test_the_folder_of_an_older_engine_is_taken_and_marked(
    own_endpoint: Start, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    marker = tmp_path / "data" / "endpoint.json"
    marker.write_text(json.dumps({"layout": 1, "engine": "25.1.1.1"}))
    own_endpoint()
    assert json.loads(marker.read_text()) == {"layout": 1, "engine": chdb.engine_version}


def test_passwords_are_not_in_the_arguments(endpoint: Endpoint) -> None:
    arguments = Path(f"/proc/{endpoint.process.pid}/cmdline").read_bytes()
    assert not [password for password in PASSWORDS.values() if password.encode() in arguments]


def test_the_log_tells_who_sent_what_kind_of_statement(endpoint: Endpoint) -> None:
    client = endpoint.client("dagster")
    client.execute("CREATE TABLE IF NOT EXISTS logged (plate String) ENGINE = Memory")
    run = {"log_comment": "run 0f3a"}
    client.execute("INSERT INTO logged VALUES", [("粤B12345",)], settings=run, query_id="mine")
    client.execute("SELECT count() FROM logged WHERE plate = '粤B12345'", settings=run)
    with pytest.raises(ServerException):
        client.execute("SELECT * FROM none_such")
    client.disconnect()
    inserted, selected, failed = [
        {
            name: line[name]
            for name in sorted(line)
            if name not in ("time", "elapsed_ms", "statement")
        }
        for line in endpoint.log_lines()[-3:]
    ]
    common = {"event": "query", "user": "dagster", "client": "ClickHouse python-driver"}
    assert inserted == {
        **common, "kind": "INSERT", "log_comment": "run 0f3a", "query_id": "mine", "written_rows": 1
    }  # fmt: skip
    assert selected.pop("read_bytes") > 0
    assert selected == {
        **common, "kind": "SELECT", "log_comment": "run 0f3a", "read_rows": 1, "result_rows": 1
    }  # fmt: skip
    assert failed == {**common, "kind": "SELECT", "code": 60}
    assert "粤B12345" not in endpoint.log.read_text()


def test_errors_of_inserts_do_not_show_values(client: Client, endpoint: Endpoint) -> None:
    client.execute("CREATE DATABASE IF NOT EXISTS secret")
    client.execute(
        "CREATE OR REPLACE TABLE secret.t (plate String, CONSTRAINT short CHECK length(plate) < 3)"
        " ENGINE = MergeTree ORDER BY plate"
    )
    # Letters, since the log is full of digits: of times, and of hashes.
    inline = "INSERT INTO secret.t VALUES ('粤BQZXWV"
    for statement, rows in (
        ("INSERT INTO secret.t VALUES", [("粤BQZXWV",)]),
        ("INSERT INTO secret.t VALUES ('粤BQZXWV')", None),
        (inline, None),
        ("INSERT INTO secret.t SELECT toString(toUInt8('粤BQZXWV'))", None),
    ):
        with pytest.raises(ServerException) as failure:
            client.execute(statement, rows)
        assert "QZXWV" not in str(failure.value)
    assert "QZXWV" not in endpoint.log.read_text()


@pytest.mark.parametrize(
    ("select", "said"),
    [
        ("SELECT plat FROM s WHERE plate = '粤B1'", "Unknown expression identifier `plat`."),
        ("SELECT nope(plate) FROM s", "Function with name `nope` does not exist."),
        ("SELECT plate, 1 FROM s", "Number of columns doesn't match (source: 2 and result: 1)"),
        (
            "SELECT plate + '粤B1' FROM s",
            "Illegal types String and String of arguments of function",
        ),
        (
            "SELECT plate FROM none WHERE plate = '粤B1'",
            "Unknown table expression identifier 'none'",
        ),
        ("SELECT FROM WHERE '粤B1')", "Syntax error: failed at position"),
        ("SELECT toString(toUInt8(plate)) FROM s", "run the SELECT by itself to see it"),
        ("SELECT plate FROM s WHERE 1 = (SELECT plate FROM s)", "run the SELECT by itself"),
        ("SELECT toString(CAST(plate, 'Enum8(''a'' = 1)')) FROM s", "run the SELECT by itself"),
    ],
)
def test_an_insert_select_tells_what_is_wrong_but_no_value(
    client: Client, select: str, said: str
) -> None:
    client.execute("CREATE TABLE IF NOT EXISTS t (plate String) ENGINE = MergeTree ORDER BY plate")
    client.execute("CREATE OR REPLACE TABLE s (plate String) ENGINE = MergeTree ORDER BY plate")
    client.execute("INSERT INTO s VALUES", [("粤B12345",)])
    with pytest.raises(ServerException) as failure:
        client.execute(f"INSERT INTO t {select}")
    assert said in failure.value.message
    assert "粤B1" not in failure.value.message


def test_the_endpoint_needs_no_import_of_our_other_rooms() -> None:
    program = (
        "import sys, stack.clickhouse.endpoint;"
        "rooms = {'schemas', 'connections', 'streams', 'pipelines', 'seeds', 'gateways'};"
        "sys.exit(len(rooms & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
