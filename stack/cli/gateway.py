"""`gateway`: take what field protocols bring, in this terminal."""

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, Parameter

from stack.cli.context import Given

app = App(name="gateway", help="Run a gateway in this terminal: it turns a protocol into events.")


@app.command
def gbt32960(*, context: Given) -> None:
    """Take GB/T 32960 over TCP from vehicles and their platforms, 2016 and 2025 editions."""
    from gateways.gbt32960.runner import main

    main(context.settings)


@app.command
def ocpp(
    file: Annotated[Path, Parameter(allow_leading_hyphen=True)],
    /,
    *,
    version: Literal["1.6", "2.0.1"],
    operator: str,
    once: Annotated[bool, Parameter(negative="", show_default=False)] = False,
    context: Given,
) -> None:
    """Follow a central system's log of OCPP frames: one JSON object a line.

    Parameters
    ----------
    file
        The log, `-` for standard input. A restart goes on where Kafka had everything.
    version
        Which OCPP its charge points speak.
    operator
        Whose charge points they are.
    once
        End when all there is has been sent.
    """
    from gateways.ocpp.runner import main

    main(context.settings, file, version, operator, once)


@app.command
def push(*, context: Given) -> None:
    """Take events by contract over HTTP, for parking, traffic, weather and roadside units."""
    from gateways.push.runner import main

    main(context.settings)


@app.command
def webhook(*, context: Given) -> None:
    """Post alerts to a URL as CloudEvents, signed, until each is received."""
    from gateways.webhook.runner import main

    main(context.settings)


@app.command
def tcec102(*, context: Given) -> None:
    """Take what operators push by T/CEC 102 over HTTP: statuses, charging, orders, stations."""
    from functools import partial

    from gateways.tcec102.runner import main
    from seeds.reference import reference_folder, write_tables

    main(context.settings, partial(reference_folder, context.settings.home), write_tables)


@app.command
def tcec102_feed(*, context: Given) -> None:
    """Push statuses, orders and stations to a city's platform by T/CEC 102, for their operators."""
    from gateways.tcec102.feed.runner import main

    main(context.settings, sorted((context.settings.home / "reference").glob("*")))
