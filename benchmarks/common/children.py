"""Child processes of a benchmark: they die with it, write to its logs, and answer in JSON."""

import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.common.report import BenchmarkError
from benchmarks.common.stack import Stack
from stack.process import Process, describe_exit, stop_all
from stack.service import Service

REPOSITORY = Path(__file__).parents[2]
_POLL_S = 0.1


def module_run(
    stack: Stack, name: str, module: str, *arguments: str, python: str = sys.executable
) -> Service:
    """A module of this repository, to be run once; its last line of output is its answer."""
    return Service(
        name=name,
        command=(python, "-m", module, *arguments),
        log=stack.home.log(name),
        ready=lambda: True,
        environment={**stack.environment, "PYTHONPATH": str(REPOSITORY)},
        once=True,
    )


@contextmanager
def started(stack: Stack, services: Iterable[Service]) -> Iterator[list[Process]]:
    """The services as processes, for as long as the block lasts."""
    processes: list[Process] = []
    try:
        for service in services:
            processes.append(Process(service, owner=str(stack.home.root)))
        yield processes
    finally:
        stop_all(processes)


def answers(stack: Stack, services: Sequence[Service], within_s: float) -> list[dict[str, Any]]:
    """Run the services at the same time; returns what each wrote in its last line.

    Raises:
        BenchmarkError: one failed, or took too long; holds the end of its log.
    """
    with started(stack, services) as processes:
        deadline = time.monotonic() + within_s
        while any(alive(process) for process in processes):
            if time.monotonic() > deadline:
                raise BenchmarkError(f"not done within {within_s:.0f} s: {services[0].name}")
            time.sleep(_POLL_S)
        return [json.loads(process.last_lines(1)[0]) for process in processes]


def alive(process: Process) -> bool:
    """Does it still run?

    Raises:
        BenchmarkError: it failed; holds the end of its log.
    """
    code = process.exit_code()
    if code:
        tail = "\n".join(process.last_lines())
        raise BenchmarkError(f"{process.service.name} ended with {describe_exit(code)}:\n{tail}")
    return code is None
