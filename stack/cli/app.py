"""Puts the commands together and turns errors into sentences."""

import logging
import sys
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from connections.settings import Settings
from stack.cli.context import Context
from stack.cli.groups import DATA, EVERYWHERE, LOCAL
from stack.home import Home

app = App(
    name="three-networks",
    help="""三网融合: the open event-streaming platform for EV charging.

    `three-networks up` starts Kafka and ClickHouse on this machine; `three-networks demo` shows
    the whole. `three-networks doctor` says what is wrong and what to do about it.
    """,
    group_parameters="Options",
)

# By name, so that a command pays for what it imports, and for nothing else; that is why what
# `--help` lists is said here.
_COMMANDS = {
    LOCAL: {
        "up": ("up:up", "Start Kafka and ClickHouse on this machine; also workers and Dagster."),
        "down": ("up:down", "Stop the stack, whichever terminal started it."),
        "status": ("status:status", "Show what runs, where, restarts and lag."),
        "config": ("config:config", "Show the settings in force and where they come from."),
        "doctor": ("doctor:doctor", "Find what is wrong, and say what to do about it."),
        "demo": ("demo:demo", "Play five days of a simulated city, and show the results."),
    },
    DATA: {
        "topics": ("topics:app", "List, create, delete and adopt the Kafka topics."),
        "schema": ("schema:app", "Plan and apply the ClickHouse schema; publish the contracts."),
        "work": ("work:app", "Run a worker in this terminal."),
        "gateway": ("gateway:app", "Run a gateway: take a field protocol, send its events."),
        "simulate": ("simulate:simulate", "Play a city of any size to Kafka or to Parquet files."),
        "build": ("build:build", "Compute what is derived of days, such as a year, and check it."),
        "explain": ("explain:explain", "Say why a connector was called a zombie pile, or was not."),
        "incident": ("incident:incident", "Keep for good what was said of a place around a time."),
        "truth": ("truth:app", "Load what is true of a simulated city into ClickHouse."),
        "report": ("report:report", "Write the monthly operation report, as a page or a PDF."),
        "backtest": (
            "backtest:backtest",
            "Forecast public data or the city's own, beside simple rules.",
        ),
        "replay": ("replay:replay", "Send a public data set to Kafka as events."),
        "skip": ("skip:skip", "Give up records that cannot be read any more, on the record."),
        "dead-letters": ("dead_letters:app", "List, show and replay what was not accepted."),
    },
}
for group, commands in _COMMANDS.items():
    for name, (where, summary) in commands.items():
        app.command(f"stack.cli.{where}", name=name, group=group, help=summary)
app.command("stack.cli.prepare:prepare", name="prepare", show=False)


@app.meta.default
def launch(
    *tokens: Annotated[str, Parameter(show=False, allow_leading_hyphen=True)],
    home: Annotated[Path | None, Parameter(group=EVERYWHERE)] = None,
    debug: Annotated[bool, Parameter(group=EVERYWHERE, negative="", show_default=False)] = False,
) -> int:
    """Run one command.

    Parameters
    ----------
    home
        Folder of local data, logs and process files. [default: THREE_NETWORKS_HOME, else
        .three-networks]
    debug
        Show the whole traceback of an error.
    """
    if not debug:
        # It prints a traceback for every refused connection; the error itself reaches us anyway.
        logging.getLogger("clickhouse_driver").setLevel(logging.CRITICAL)
    try:
        return _run(tokens, home)
    except Exception as error:
        if debug:
            raise
        # It knows the errors of every library, and so is worth importing only now.
        from stack.cli.errors import explain

        return explain(error)
    except KeyboardInterrupt:
        return 130


def _run(tokens: tuple[str, ...], home: Path | None) -> int:
    command, bound, ignored = app.parse_args(tokens)
    folder = Home.at(home or Settings().home)
    given = {name: Context(folder) for name in ignored}
    result = command(*bound.args, **bound.kwargs, **given)
    return result if isinstance(result, int) else 0


def main() -> None:
    """The entry point of the command line."""
    sys.exit(app.meta())
