"""`python -m benchmarks.zombie`: plays a city, judges it, and says how good the verdicts are."""

import tempfile
from pathlib import Path
from typing import Annotated

import numpy as np
from cyclopts import Parameter, run, validators
from msgspec.structs import replace

from benchmarks.common.folder import data_folder
from benchmarks.common.report import last_line, progress
from benchmarks.zombie.bound import findable
from benchmarks.zombie.judged import engine, judge
from benchmarks.zombie.played import play
from benchmarks.zombie.said import PLAIN_DAYS, confirmed, use, without_a_charge
from benchmarks.zombie.score import Score, score
from benchmarks.zombie.shown import Judged, show
from benchmarks.zombie.truth import truth_of
from seeds.simulator.parameters import Parameters
from seeds.simulator.profile import read_parameters

_Positive = Annotated[int, Parameter(validator=validators.Number(gte=1))]
_Share = Annotated[float, Parameter(validator=validators.Number(gt=0, lte=0.5))]


def main(
    *,
    seed: Annotated[int, Parameter(env_var="SEED")] = 101,
    connectors: Annotated[_Positive, Parameter(env_var="CONNECTORS")] = 5_000,
    days: Annotated[_Positive, Parameter(env_var="DAYS")] = 60,
    parameters: Annotated[Path | None, Parameter(env_var="PARAMETERS")] = None,
    prevalence: tuple[_Share, ...] = (),
) -> None:
    """Judge a city of each prevalence; the JSON line is of the first.

    Parameters
    ----------
    seed
        Of the city; the rules were tried on 1 and on 11 to 13.
    connectors
        Of the city; four fifths of them are private piles, each alone at its site.
    days
        How long it is played.
    parameters
        JSON file with behaviour of your own; what it leaves out is ours.
    prevalence
        Share of connectors that are zombie piles at any time, one or several; that of the
        parameters without any.
    """
    given = read_parameters(parameters) if parameters else Parameters()
    found = {}
    shares = prevalence or (given.conditions.zombies,)
    for share in shares:
        conditions = replace(given.conditions, zombies=share)
        found[share] = _judged(seed, connectors, days, replace(given, conditions=conditions))
    for share, judged in found.items():
        show(share, judged)
    _finish(seed, found[shares[0]].ours)


def _judged(seed: int, connectors: int, days: int, parameters: Parameters) -> Judged:
    with tempfile.TemporaryDirectory(prefix="three-networks-", dir=data_folder()) as name:
        folder = Path(name)
        played = play(seed, connectors, days, parameters, folder / "city")
        progress(f"seed {seed} is played")
        with engine(folder / "home") as client:
            for day in judge(client, played):
                progress(f"{day} is judged")
            first = played.simulation.first_day
            plain = {each: without_a_charge(client, first, each) for each in PLAIN_DAYS}
            said, used = confirmed(client, first), use(client)
        truth, many = truth_of(played), len(played.city.charging.station)
    known = findable(truth, played)
    by_days = {days: score(truth, known, each, many) for days, each in plain.items()}
    return Judged(score(truth, known, said, many), by_days, used)


def _finish(seed: int, ours: Score) -> None:
    last_line(
        {
            "precision": round(ours.precision, 4),
            "recall": round(ours.recall, 4),
            "recall_of_all": round(ours.recall_of_all, 4),
            "false_alarms_per_1000_pile_days": round(ours.false_alarms, 5),
            "findable": len(ours.findable),
            "episodes": len(ours.scored),
            "alarms": ours.alarms,
            "delay_days": float(np.median(ours.delays(ours.scored))),
            "pile_days": ours.pile_days,
            "seed": seed,
        }
    )


if __name__ == "__main__":
    run(main)
