"""The processes of a simulation, and what they say."""

import multiprocessing
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from multiprocessing.resource_tracker import ensure_running

from msgspec.structs import replace

from seeds.simulator.errors import SimulationError
from seeds.simulator.playing.progress import Progress
from seeds.simulator.playing.worker import Done, Failed, Share, ToKafka, ToParquet, work
from seeds.simulator.simulation import Simulation


def played(
    simulation: Simulation, target: ToKafka | ToParquet, processes: int, progress: Progress
) -> Iterator[Done]:
    """Play the shares of so many processes at once; gives what each brought.

    Raises:
        SimulationError: one of them could not go on; none goes on then.
    """
    context = multiprocessing.get_context("spawn")
    running: dict[Connection, SpawnProcess] = {}
    try:
        for first in range(processes):
            ours, theirs = context.Pipe(duplex=False)
            share = Share(simulation, _part_of(target, processes), first, processes)
            process = context.Process(target=work, args=(share, theirs), daemon=True)
            with _without_interrupts():
                process.start()
            theirs.close()
            running[ours] = process
        yield from _listen(running, target.again, progress)
    finally:
        for process in running.values():
            process.terminate()
            process.join()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Ctrl-C reaches every process of a terminal; who begins here leaves it to who began it."""
    ensure_running()  # begun with the first process, it would let interrupts through again
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _listen(
    running: dict[Connection, SpawnProcess], again: str, progress: Progress
) -> Iterator[Done]:
    left, hours, events = set(running), 0, 0
    while left:
        for ready in wait(left):
            assert isinstance(ready, Connection)
            match _said(ready, again):
                case int(many):
                    hours, events = hours + 1, events + many
                    progress.played(hours, events)
                case Done() as done:
                    left.remove(ready)
                    yield done
                case Failed(message, remedy):
                    raise SimulationError(message, remedy)


def _said(connection: Connection, again: str) -> int | Done | Failed:
    try:
        said: int | Done | Failed = connection.recv()
    except EOFError:
        # Most of the time by the system, for the memory it took.
        return Failed("a process of the simulation was killed", f"name fewer --processes; {again}")
    return said


def _part_of(target: ToKafka | ToParquet, processes: int) -> ToKafka | ToParquet:
    if isinstance(target, ToKafka):
        return replace(target, rate=target.rate / processes)
    return target
