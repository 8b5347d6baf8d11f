"""`python -m benchmarks.comparison`: the simulated city against real data."""

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter, run
from cyclopts.validators import Number

from benchmarks.common.report import last_line, progress, table
from benchmarks.comparison.compared import Comparison, figures
from benchmarks.comparison.comparisons import public, stations, workplace
from benchmarks.comparison.page import page
from benchmarks.comparison.played import play, sizes
from benchmarks.comparison.real.acn import read_acn
from benchmarks.comparison.real.charged import read_charged
from benchmarks.comparison.real.files import DataError
from benchmarks.comparison.real.shenzhen import read_sizes
from seeds.simulator.parameters import Parameters
from seeds.simulator.profile import ParametersError, read_parameters


def main(
    *,
    data: Annotated[Path, Parameter(env_var=("DATA", "THREE_NETWORKS_DATA"))] = Path("data"),
    connectors: Annotated[
        int, Parameter(env_var="CONNECTORS", validator=Number(gte=1_600))
    ] = 8_000,
    weeks: Annotated[int, Parameter(env_var="WEEKS", validator=Number(gte=1))] = 4,
    seed: Annotated[int, Parameter(env_var="SEED")] = 1,
    parameters: Annotated[Path | None, Parameter(env_var="PARAMETERS")] = None,
    to: Annotated[Path, Parameter(env_var="PAGE")] = Path(".three-networks/comparison.html"),
) -> None:
    """Measure how far the simulated city is from real data.

    Parameters
    ----------
    data: folder that holds `acn`, `charged-spo` and `shenzhen-stations`.
    connectors: of the city that is played, a station to every 80; fewer have too few stations.
    weeks: how many are played.
    seed: of the city.
    parameters: a file of parameters instead of ours, as `three-networks simulate` takes it.
    to: where the page is written.
    """
    try:
        given = read_parameters(parameters) if parameters else Parameters()
        compared = _compared(data, seed, connectors, weeks, given)
    except (DataError, ParametersError) as error:
        sys.exit(str(error))
    about = f"{connectors:,} connectors, {weeks} weeks, seed {seed}"
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(page(compared, about), encoding="utf-8")
    progress(f"the page is {to}")
    _show(compared)
    last_line({"connectors": connectors, "weeks": weeks, "seed": seed} | figures(compared))


def _compared(
    data: Path, seed: int, connectors: int, weeks: int, parameters: Parameters
) -> list[Comparison]:
    acn, charged, shenzhen = read_acn(data), read_charged(data), read_sizes(data)
    progress(f"real data read; {connectors:,} connectors play {weeks} weeks")
    played = play(seed, connectors, weeks, parameters)
    progress(f"{len(played.sessions):,} sessions")
    return [
        *workplace(acn, played.sessions_of("workplace")),
        *public(charged, played.energy_of("public")),
        stations(shenzhen, sizes(seed, parameters)),
    ]


def _show(comparisons: list[Comparison]) -> None:
    rows = [
        [
            each.key,
            f"{each.measured.distance:.3f} {each.measured.unit}",
            f"{each.measured.relative:.1%}",
            each.measured.measure,
            *(f"{many:,}" for many in each.measured.many),
        ]
        for each in comparisons
    ]
    table(["against real data", "distance", "relative", "measure", "real", "simulated"], rows)


if __name__ == "__main__":
    run(main)
