"""A producer as a process of its own."""

from collections.abc import Mapping
from pathlib import Path

from stack.home import Home
from stack.process import describe_exit
from stack.service import Service, python_module
from tests.faults.harness.server import Server

REPOSITORY = Path(__file__).parents[3]
PATIENCE_S = 300


class Load:
    """A running producer. Its journal is whole when it has ended."""

    def __init__(self, home: Home, environment: Mapping[str, str], name: str) -> None:
        self.journal = home.root / f"{name}.journal"
        self._home = home
        self._environment = {**environment, "PYTHONPATH": str(REPOSITORY)}
        self._name = name
        self._arguments: tuple[str, ...] = ()
        self._server = Server(self._service, owner=str(home.root))

    def start(self, began_ms: int, first: int, events: int, rate: float) -> None:
        """Begin to produce."""
        numbers = (began_ms, first, events, rate)
        self._arguments = (*(str(each) for each in numbers), str(self.journal))
        self._server.launch()

    @property
    def alive(self) -> bool:
        """Does it still produce?"""
        return self._server.alive

    def await_end(self) -> None:
        """Return when all is produced and acknowledged."""
        self._check(self._server.ended(PATIENCE_S))

    def stop(self) -> None:
        """Let it produce no more; returns when what it had produced is acknowledged."""
        if self.alive:
            self._check(self._server.terminate(PATIENCE_S))

    def kill(self) -> None:
        """End it, whatever becomes of its list."""
        self._server.kill()

    def expect_alive(self) -> None:
        """Say why it has ended, if it has: what comes after would hurt a city at rest."""
        if not self.alive:
            self._complain(self._server.ended(PATIENCE_S))

    def _check(self, code: int) -> None:
        if code != 0:
            self._complain(code)

    def _complain(self, code: int) -> None:
        tail = "\n".join(self._server.process.last_lines())
        raise AssertionError(f"the producer ended with {describe_exit(code)}:\n{tail}")

    def _service(self) -> Service:
        return Service(
            name=self._name,
            command=python_module("tests.faults.harness.produce", *self._arguments),
            log=self._home.log(self._name),
            ready=lambda: True,
            environment=self._environment,
            once=True,
        )
