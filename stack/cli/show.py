"""The stack as a table."""

from pathlib import Path

from rich.console import Console
from rich.markup import escape

from stack.cli.context import plain_table
from stack.supervisor.status import ServiceStatus, State, Status

_COLOURS = {State.RUNNING: "green", State.DONE: "green", State.CRASH_LOOP: "red"}


def show_services(console: Console, status: Status) -> None:
    """Names, states, addresses, processes and logs; then what is not well, with its last lines."""
    table = plain_table("name", "state", "address", "pid", "restarts", "log")
    for each in status.services:
        colour = _COLOURS.get(each.state, "yellow")
        table.add_row(
            each.name,
            f"[{colour}]{each.state}[/{colour}]",
            each.address,
            str(each.pid or ""),
            str(each.restarts),
            _short(each.log),
        )
    console.print(table)
    for each in status.services:
        if not each.is_well and each.last_exit:
            show_last_exit(console, each)


def show_last_exit(console: Console, service: ServiceStatus) -> None:
    """How a service ended, and the last lines it wrote."""
    console.print(
        f"\n[bold]{service.name}[/bold] last ended with {service.last_exit}; {service.log}:"
    )
    for line in service.last_lines:
        console.print(f"  {escape(line)}")


def _short(path: str) -> str:
    """Relative to the working folder where that is shorter."""
    try:
        return str(Path(path).relative_to(Path.cwd()))
    except ValueError:
        return path
