"""`seeds`: the simulated city."""

from typing import Annotated

from cyclopts import App, Parameter, validators

from stack.cli.context import Given

app = App(name="seeds", help="The simulated city.")

_Positive = Annotated[int, Parameter(validator=validators.Number(gte=1))]


@app.command
def generate(
    *, days: _Positive = 7, stations: _Positive = 40, seed: int = 20260706, context: Given
) -> None:
    """Send a simulated city to Kafka, and keep the truth about it in the home folder.

    Parameters
    ----------
    days
        How many days.
    stations
        How many charging stations.
    seed
        The same seed makes the same city.
    """
    from seeds.city import main

    main(context.settings, days=days, seed=seed, stations=stations)
    context.console.print(f"{days} days of {stations} stations sent")
