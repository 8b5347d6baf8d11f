"""`replay`: public data sets as events."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter, validators

from stack.cli.asked import ask_kafka
from stack.cli.context import Given


def replay(
    name: str,
    path: Annotated[Path, Parameter(validator=validators.Path(exists=True))],
    *,
    speed: str = "max",
    context: Given,
) -> int:
    """Send a public data set to Kafka as events, and show source, events and views side by side.

    Exit code 1 where these do not agree.

    Parameters
    ----------
    name
        Which data set.
    path
        Its file or its folder.
    speed
        How many times as fast as it happened, or `max`.
    """
    from seeds.replay import main

    ask_kafka(context)
    return 0 if main(name, path, speed, context.settings) else 1
