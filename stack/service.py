"""What is to run: a description that the supervisor and the tests start in the same way."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Service:
    """One process to start, how to see that it is ready, and how long to wait for it.

    A service that runs `once` is ready when it has ended well, and is not started again.
    """

    name: str
    command: tuple[str, ...]
    log: Path
    ready: Callable[[], bool]
    address: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)
    ready_within_s: float = 60
    stop_within_s: float = 10
    once: bool = False


def python_module(module: str, *arguments: str) -> tuple[str, ...]:
    """The command that runs a module with this same interpreter."""
    return (sys.executable, "-m", module, *arguments)
