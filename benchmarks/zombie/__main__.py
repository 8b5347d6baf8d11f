"""`python -m benchmarks.zombie`: plays a city, judges it, and says how good the verdicts are."""

import tempfile
from itertools import compress
from pathlib import Path
from typing import Annotated

import numpy as np
from cyclopts import Parameter, run, validators
from msgspec.structs import replace

from benchmarks.common.folder import data_folder
from benchmarks.common.report import last_line, progress
from benchmarks.zombie.bound import findable
from benchmarks.zombie.judged import connected, endpoint, judge
from benchmarks.zombie.places import at_home, names
from benchmarks.zombie.played import play
from benchmarks.zombie.said import PLAIN_DAYS, confirmed, use, without_a_charge
from benchmarks.zombie.score import Score, score
from benchmarks.zombie.shown import OURS, Judged, show
from benchmarks.zombie.truth import truth_of
from seeds.simulator.parameters import Parameters
from seeds.simulator.profile import read_parameters

_Positive = Annotated[int, Parameter(validator=validators.Number(gte=1))]
_Days = Annotated[int, Parameter(validator=validators.Number(gte=0))]
_Share = Annotated[float, Parameter(validator=validators.Number(gt=0, lte=0.5))]


def main(
    *,
    seed: Annotated[int, Parameter(env_var="SEED")] = 101,
    connectors: Annotated[_Positive, Parameter(env_var="CONNECTORS")] = 5_500,
    warmup: Annotated[_Days, Parameter(env_var="WARMUP")] = 180,
    days: Annotated[_Positive, Parameter(env_var="DAYS")] = 120,
    parameters: Annotated[Path | None, Parameter(env_var="PARAMETERS")] = None,
    prevalence: tuple[_Share, ...] = (),
) -> None:
    """Judge a city of each prevalence; the JSON line is of the first.

    Parameters
    ----------
    seed
        Of the city; the rules were tried on 1, 11 to 13 and 31 to 38.
    connectors
        Of the city; four fifths of them are private piles, each alone at its site.
    warmup
        Days that are played and judged before those that are scored, as a platform has them that
        stands for half a year.
    days
        How many are scored.
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
        found[share] = _judged(
            seed, connectors, warmup, days, replace(given, conditions=conditions)
        )
    for share, judged in found.items():
        show(share, judged)
    _finish(seed, found[shares[0]].ours)


def _judged(seed: int, connectors: int, warmup: int, days: int, parameters: Parameters) -> Judged:
    with tempfile.TemporaryDirectory(prefix="three-networks-", dir=data_folder()) as name:
        folder = Path(name)
        played = play(seed, connectors, warmup, days, parameters, folder / "city")
        progress(f"seed {seed} is played")
        with endpoint(folder / "home") as settings:
            for day in judge(settings, played):
                progress(f"{day} is judged")
            first = played.simulation.first_day
            with connected(settings) as client:
                plain = {each: without_a_charge(client, first, each) for each in PLAIN_DAYS}
                said, used = confirmed(client, first), use(client)
        truth = truth_of(played)
    known, city = findable(truth, played), played.city
    everywhere = names(city)
    homes = frozenset(compress(everywhere, at_home(city)))
    stations = frozenset(everywhere) - homes
    scores = {
        OURS: score(truth, known, said, stations | homes),
        "ours, at stations": score(truth, known, said, stations),
        "ours, at home": score(truth, known, said, homes),
    }
    for many, each in plain.items():
        scores[f"no charge for {many} days"] = score(truth, known, each, stations | homes)
    return Judged(scores, used)


def _finish(seed: int, ours: Score) -> None:
    last_line(
        {
            "precision": round(ours.precision, 4),
            "recall": round(ours.recall, 4),
            "recall_of_findable": round(ours.recall_of_findable, 4),
            "false_alarms_per_1000_pile_days": round(ours.false_alarms, 5),
            "episodes": len(ours.scored),
            "findable": len(ours.findable),
            "alarms": ours.alarms,
            "delay_days": float(np.median(ours.delays(ours.scored))),
            "pile_days": ours.pile_days,
            "seed": seed,
        }
    )


if __name__ == "__main__":
    run(main)
