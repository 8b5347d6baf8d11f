"""An endpoint as a process of its own, and stock clients to it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clickhouse_driver import Client

MakeClient = Callable[..., Client]

ROOT = Path(__file__).parents[3]
USERS = ("ingest", "dagster", "reader", "service", "decision")
PASSWORDS = {user: f"{user}-secret" for user in USERS}


def environment() -> dict[str, str]:
    """Passwords as the endpoint takes them, and nothing else of ours."""
    kept = {name: value for name, value in os.environ.items() if "THREE_NETWORKS" not in name}
    named = {
        f"THREE_NETWORKS_CLICKHOUSE_{user.upper()}_PASSWORD": PASSWORDS[user] for user in PASSWORDS
    }
    return {**kept, **named}


def command(data: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "stack.clickhouse", "--data", str(data), "--port", "0", *options]


@dataclass
class Endpoint:
    """A running endpoint; ``options`` are those of its command line."""

    data: Path
    options: tuple[str, ...] = ()
    port: int = field(init=False, default=0)
    log: Path = field(init=False)
    process: subprocess.Popen[str] = field(init=False)

    def __post_init__(self) -> None:
        self.log = self.data.parent / f"{self.data.name}.log"
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(
            command(self.data, "--log", str(self.log), *self.options),
            cwd=ROOT,
            env=environment(),
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        ready = self.process.stdout.readline().strip()
        assert ready.startswith("ready "), ready
        self.port = int(ready.rpartition(":")[2])

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Send a signal, wait for the end, and return the exit code."""
        self.process.send_signal(number)
        code = self.process.wait(timeout=30)
        if self.process.stdout:
            self.process.stdout.close()
        return code

    def kill(self) -> None:
        """End it as the kernel would."""
        self.process.kill()
        self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()

    def client(self, user: str = "ingest", **options: Any) -> Client:
        given = {"send_receive_timeout": 20, "password": PASSWORDS[user], **options}
        return Client("127.0.0.1", self.port, user=user, **given)

    def log_lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.log.read_text().splitlines()]
