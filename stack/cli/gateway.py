"""`gateway`: take what field protocols bring, in this terminal."""

from cyclopts import App

from stack.cli.context import Given

app = App(name="gateway", help="Run a gateway in this terminal: it turns a protocol into events.")


@app.command
def gbt32960(*, context: Given) -> None:
    """Take GB/T 32960 over TCP from vehicles and their platforms, 2016 and 2025 editions."""
    from gateways.gbt32960.runner import main

    main(context.settings)


@app.command
def tcec102(*, context: Given) -> None:
    """Take what operators push by T/CEC 102 over HTTP: statuses, charging, orders, stations."""
    from functools import partial

    from gateways.tcec102.runner import main
    from seeds.reference import reference_folder, write_tables

    main(context.settings, partial(reference_folder, context.settings.home), write_tables)
