"""`simulate`: a city of any size whose truth is known."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter, validators
from rich.table import Table

from stack.cli.context import Context, Given, plain_table
from stack.errors import StackError

if TYPE_CHECKING:
    from seeds.simulator.playing.outcome import Outcome

_Positive = Annotated[int, Parameter(validator=validators.Number(gte=1))]
_Rate = Annotated[float, Parameter(validator=validators.Number(gte=0))]


def simulate(
    *,
    profile: Literal["tiny", "district", "city"] = "district",
    days: _Positive = 7,
    first_day: date = date(2026, 7, 6),
    seed: int = 20260706,
    connectors: _Positive | None = None,
    stations: _Positive | None = None,
    parameters: Annotated[Path | None, Parameter(validator=validators.Path(exists=True))] = None,
    parquet: Path | None = None,
    rate: _Rate = 0,
    processes: _Positive | None = None,
    context: Given,
) -> None:
    """Play a city to Kafka, or to Parquet files.

    The same options make the same bytes, whatever the number of processes. What is true of the city
    is kept as Parquet: in `truth/` of the folder, or in `simulation/truth/` of the home folder. Its
    reference tables are written first: to `reference/`, in the home folder `reference/simulation/`.

    Parameters
    ----------
    profile
        How large: tiny (100 connectors), district (800) or city (240,000 in 3,000 stations).
    days
        How many days.
    first_day
        The first of them.
    seed
        The same seed makes the same city.
    connectors
        Connectors in all, instead of the profile's.
    stations
        Stations that are no private site, instead of the profile's.
    parameters
        JSON file with behaviour of your own; what it leaves out is ours.
    parquet
        Folder to write to, instead of Kafka.
    rate
        Events a second to Kafka; 0 is as fast as it goes.
    processes
        Processes that share the work. [default: as many as there are cores]
    """
    from seeds.simulator import parameters as behaviour
    from seeds.simulator.playing.worker import ToParquet, to_kafka
    from seeds.simulator.profile import PROFILES, read_parameters, sized
    from seeds.simulator.simulation import Simulation
    from stack.simulated import simulated

    if parquet and rate:
        raise StackError("--rate is for Kafka; files are written at full speed", "leave it out")
    sizes = {"connectors": connectors, "stations": stations}
    chosen = {name: size for name, size in sizes.items() if size}
    simulation = Simulation(
        seed=seed,
        profile=sized(PROFILES[profile], **chosen),
        parameters=read_parameters(parameters) if parameters else behaviour.Parameters(),
        first_day=first_day,
        days=days,
    )
    target = ToParquet(parquet) if parquet else to_kafka(context.settings, rate)
    _show(context, simulated(simulation, target, context.console, processes))


def _counted(title: str, counts: dict[str, int]) -> Table:
    table = plain_table(title, "")
    for name, many in sorted(counts.items()):
        table.add_row(name, f"{many:,}")
    return table


def _show(context: Context, outcome: "Outcome") -> None:
    for title, counts in ("events", outcome.events), ("bad records", outcome.bad):
        if counts:
            context.console.print(_counted(title, counts))
    rate = outcome.total / outcome.seconds
    context.console.print(
        f"{outcome.total:,} events in {outcome.seconds:.1f} s: {rate:,.0f} a second,"
        f" at most {outcome.rss_mb:.0f} MB a process, checksum {outcome.checksum}"
    )
