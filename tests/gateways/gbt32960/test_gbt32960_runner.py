"""The command as it is run: it says its port, answers, and ends well on SIGTERM."""

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from tests.gateways.gbt32960.encoder import EIGHT, HEARTBEAT, LOGIN, VIN, frame, realtime, vehicle

PREFIX = "THREE_NETWORKS_GATEWAY_GBT32960_"
NOBODY = "127.0.0.1:9"


def test_it_answers_until_sigterm_and_never_logs_a_vehicle(tmp_path: Path) -> None:
    own = {"PORT": "0", "OPERATOR_ID": "OP", "PATIENCE_S": "0.3"}
    environment = {f"{PREFIX}{name}": value for name, value in own.items()}
    with subprocess.Popen(
        [sys.executable, "-m", "stack.cli", "--home", str(tmp_path), "gateway", "gbt32960"],
        env=os.environ | environment | {"THREE_NETWORKS_KAFKA_BOOTSTRAP": NOBODY},
        stderr=subprocess.PIPE,
    ) as gateway:
        try:
            assert gateway.stderr is not None
            started = next(line for line in gateway.stderr if b"gateway.started" in line)
            with socket.create_connection(("127.0.0.1", json.loads(started)["port"])) as client:
                client.sendall(
                    frame(LOGIN, EIGHT) + frame(HEARTBEAT) + realtime(vehicle()) + b"no frame " * 3
                )
                answers = b"".join(iter(lambda: client.recv(9999), b""))
            gateway.send_signal(signal.SIGTERM)
            logged = started + gateway.stderr.read()
            gateway.wait(60)
        finally:
            gateway.kill()
    assert gateway.returncode == 0
    # Success for login and heartbeat; an error for data that Kafka, which is away, has not.
    assert [each[:2] for each in answers.split(b"##")[1:]] == [b"\1\1", b"\7\1", b"\2\2"]
    assert b"gateway.ended" in logged
    assert VIN.encode() not in logged
