"""`up` and `down`."""

from contextlib import suppress
from typing import Annotated

from cyclopts import Parameter, validators
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

from stack.cli.context import Context, Given
from stack.cli.show import show_services
from stack.errors import StackError
from stack.kafka import jars
from stack.supervisor import control
from stack.supervisor.options import Options
from stack.supervisor.status import Phase, Status

_Port = Annotated[int | None, Parameter(validator=validators.Number(gte=1, lte=65_535))]
_Count = Annotated[int, Parameter(validator=validators.Number(gte=0, lte=64))]


def up(
    *,
    workers: _Count = 0,
    processors: _Count = 0,
    dagster: Annotated[bool, Parameter(negative="", show_default=False)] = False,
    foreground: Annotated[bool, Parameter(negative="", show_default=False)] = False,
    kafka_port: _Port = None,
    clickhouse_port: _Port = None,
    dagster_port: _Port = None,
    context: Given,
) -> int:
    """Start Kafka and ClickHouse on this machine, and return when they are ready.

    Parameters
    ----------
    workers
        How many landing workers to run as well; the schema and the topics are made for them.
    processors
        How many processing workers: sessions, use of bays, loads and alerts, as events come.
    dagster
        Run Dagster's webserver and daemon as well.
    foreground
        Stay, and end everything on Ctrl-C.
    kafka_port
        Refuse to take another port. [default: 9092, or a free one if that is taken]
    clickhouse_port
        Refuse to take another port. [default: 9000, or a free one if that is taken]
    dagster_port
        Refuse to take another port. [default: 3000, or a free one if that is taken]
    """
    options = Options(
        workers=workers,
        processors=processors,
        dagster=dagster,
        kafka_port=kafka_port,
        clickhouse_port=clickhouse_port,
        dagster_port=dagster_port,
    )
    start(context, options, foreground)
    return 0


def down(*, context: Given) -> None:
    """Stop the stack, whichever terminal started it, and whatever an aborted one left."""
    was_up = control.stop(context.home)
    context.console.print("down" if was_up else f"nothing was up in {context.home.root}")


def start(context: Context, options: Options, foreground: bool) -> None:
    """Bring the stack up, showing what happens.

    Raises:
        StackError: it could not be started; nothing is left running.
    """
    context.home.prepare()
    status = control.living_status(context.home)
    if status is not None:
        context.console.print(f"already up in {context.home.root} (`three-networks down` ends it)")
        show_services(context.console, status)
        return
    _fetch_jars(context.console)
    if foreground:
        _run_here(context, options)
        return
    with context.console.status("starting …") as line:
        status = control.start_in_background(
            context.home, options, lambda status: line.update(_progress(status))
        )
    _check(status)
    _show_when_running(context, status)


def _run_here(context: Context, options: Options) -> None:
    # Both bring the engines' clients with them, which a start in the background does not need.
    from stack.supervisor.planner import make_plan
    from stack.supervisor.run import run

    home = context.home
    with context.console.status("starting …") as line:

        def show(status: Status) -> None:
            line.stop()
            _show_when_running(context, status)
            context.console.print("Ctrl-C ends it")

        _check(run(home, lambda: make_plan(home, options), show))


def _fetch_jars(console: Console) -> None:
    missing = sum(jar.size for jar in jars.missing_jars())
    if not missing:
        return
    from stack.kafka.download import fetch_jars

    columns = TextColumn("{task.description}"), BarColumn(), DownloadColumn()
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("downloading Kafka, once", total=missing)
        fetch_jars(lambda size: progress.advance(task, size))


def _check(status: Status) -> None:
    if status.problem is not None:
        raise StackError(status.problem.message, status.problem.remedy)
    if status.phase == Phase.STOPPED and not status.services:
        raise StackError("the start was interrupted", "run `three-networks up` again")


def _progress(status: Status) -> str:
    waiting = [each.name for each in status.services if not each.is_well]
    return f"starting {', '.join(waiting)} …"


def _show_when_running(context: Context, status: Status) -> None:
    if status.phase != Phase.RUNNING:
        return
    for note in status.notes:
        context.console.print(f"[yellow]![/yellow] {note}")
    with suppress(BrokenPipeError):
        show_services(context.console, status)
