"""`python -m benchmarks.zombie`: plays a city, judges it, and says how good the verdicts are."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
from cyclopts import Parameter, run, validators
from msgspec.structs import replace

from benchmarks.common.folder import data_folder
from benchmarks.common.report import last_line, progress, table
from benchmarks.zombie.episodes import Connector
from benchmarks.zombie.judged import engine, judge
from benchmarks.zombie.played import play
from benchmarks.zombie.said import PLAIN_DAYS, confirmed, use, without_a_charge
from benchmarks.zombie.score import DECISIVE_NATS, Score, deciles, score
from benchmarks.zombie.truth import truth_of
from seeds.simulator.parameters import Parameters
from seeds.simulator.profile import read_parameters

_Positive = Annotated[int, Parameter(validator=validators.Number(gte=1))]
_Share = Annotated[float, Parameter(validator=validators.Number(gt=0, lte=0.5))]


@dataclass(frozen=True)
class Judged:
    """Scores of one city, ours and those of plain rules, and how much each connector is used."""

    ours: Score
    plain: dict[int, Score]
    used: dict[Connector, float]


def main(
    *,
    seed: Annotated[int, Parameter(env_var="SEED")] = 101,
    connectors: Annotated[_Positive, Parameter(env_var="CONNECTORS")] = 5_000,
    days: Annotated[_Positive, Parameter(env_var="DAYS")] = 60,
    parameters: Annotated[Path | None, Parameter(env_var="PARAMETERS")] = None,
    prevalence: tuple[_Share, ...] = (0.01,),
) -> None:
    """Judge a city of each prevalence; the JSON line is of the first.

    Parameters
    ----------
    seed
        Of the city; the rules were tried on 1.
    connectors
        About so many, none at a private site.
    days
        How long it is played.
    parameters
        JSON file with behaviour of your own; what it leaves out is ours.
    prevalence
        Share of connectors that are zombie piles at any time, one or several.
    """
    given = read_parameters(parameters) if parameters else Parameters()
    found = {}
    for share in prevalence:
        conditions = replace(given.conditions, zombies=share)
        found[share] = _judged(seed, connectors, days, replace(given, conditions=conditions))
    for share, judged in found.items():
        _show(share, judged)
    _finish(seed, found[prevalence[0]].ours)


def _judged(seed: int, connectors: int, days: int, parameters: Parameters) -> Judged:
    with tempfile.TemporaryDirectory(prefix="three-networks-", dir=data_folder()) as name:
        folder = Path(name)
        played = play(seed, connectors, days, parameters, folder / "city")
        progress(f"seed {seed} is played")
        with engine(folder / "home") as client:
            for day in judge(client, played):
                progress(f"{day} is judged")
            first = played.simulation.first_day
            truth, many = truth_of(played), len(played.city.charging.station)
            plain = {each: without_a_charge(client, first, each) for each in PLAIN_DAYS}
            return Judged(
                score(truth, confirmed(client, first), many),
                {each: score(truth, said, many) for each, said in plain.items()},
                use(client),
            )


def _show(share: float, judged: Judged) -> None:
    print(f"\nprevalence {share:.1%}: by rule")
    rows = [["ours", *_cells(judged.ours)]]
    rows += [[f"no charge for {days} days", *_cells(each)] for days, each in judged.plain.items()]
    table(["rule", "precision", "recall", "false per 1,000 pile-days", "delay, median"], rows)
    _by_kind(judged.ours)
    _by_use(judged)


def _cells(scored: Score) -> list[str]:
    delays = scored.delays(scored.scored)
    return [
        f"{scored.precision:.3f}",
        f"{scored.recall:.3f}",
        f"{scored.false_alarms:.3f}",
        f"{np.median(delays):.0f} d" if delays else "",
    ]


def _by_kind(ours: Score) -> None:
    print("\nby kind")
    rows = []
    for kind in sorted({each.kind for each in ours.scored}):
        episodes = ours.of_kind(kind)
        delays = ours.delays(episodes)
        median = f"{np.median(delays):.0f} d" if delays else ""
        rows.append([kind, str(len(episodes)), f"{ours.recall_of(episodes):.2f}", median])
    table(["kind", "episodes", "recall", "delay, median"], rows)


def _by_use(judged: Judged) -> None:
    """Of those that show nothing but that nobody charges, where a bound is known."""
    print("\nfree but unusable, by tenth of connectors: delay, and its bound by the charges missed")
    ours, tenth = judged.ours, deciles(judged.used)
    rows = []
    for number in range(10):
        mine = {name for name, place in tenth.items() if place == number}
        unusable = ours.of_kind("free-but-unusable")
        episodes = frozenset(each for each in unusable if each.connector in mine)
        rate = float(np.median([judged.used[each] for each in mine]))
        false = sum(each.connector in mine for each in ours.matched.false)
        delays = ours.delays(episodes)
        rows.append(
            [
                f"{number + 1}",
                f"{rate:.2f}",
                str(len(episodes)),
                f"{ours.recall_of(episodes):.2f}" if episodes else "",
                f"{np.median(delays):.0f} d" if delays else "",
                f"{DECISIVE_NATS / rate:.0f} d" if rate else "",
                str(false),
            ]
        )
    headings = ["tenth", "charges a day", "episodes", "recall", "delay", "bound", "false alarms"]
    table(headings, rows)


def _finish(seed: int, ours: Score) -> None:
    last_line(
        {
            "precision": round(ours.precision, 4),
            "recall": round(ours.recall, 4),
            "false_alarms_per_1000_pile_days": round(ours.false_alarms, 5),
            "episodes": len(ours.scored),
            "alarms": ours.alarms,
            "delay_days": float(np.median(ours.delays(ours.scored))),
            "pile_days": ours.pile_days,
            "seed": seed,
        }
    )


if __name__ == "__main__":
    run(main)
