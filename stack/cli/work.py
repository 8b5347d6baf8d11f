"""`work`: run a worker in this terminal."""

from cyclopts import App

from stack.cli.context import Given

app = App(name="work", help="Run a worker in this terminal; `up --workers N` runs supervised ones.")


@app.command
def land(*, context: Given) -> None:
    """Land every event in ClickHouse, once."""
    from streams.landing.worker import main

    main(context.settings)


@app.command
def process(*, context: Given) -> None:
    """Make sessions, loads and alerts of events, as they come."""
    from streams.processing.worker import main

    main(context.settings)
