"""A small city through all of the benchmark: played, loaded, judged, scored."""

from pathlib import Path

from benchmarks.zombie.bound import findable
from benchmarks.zombie.judged import engine, judge
from benchmarks.zombie.played import play
from benchmarks.zombie.said import confirmed
from benchmarks.zombie.score import score
from benchmarks.zombie.truth import truth_of
from seeds.simulator.conditions import Conditions
from seeds.simulator.parameters import Parameters

MANY = Parameters(conditions=Conditions(zombies=0.3))


def test_zombie_piles_of_a_small_city_are_found(tmp_path: Path) -> None:
    played = play(7, 150, 8, MANY, tmp_path / "city")
    with engine(tmp_path / "home") as client:
        days = list(judge(client, played))
        said = confirmed(client, played.simulation.first_day)
    truth = truth_of(played)
    scored = score(truth, findable(truth, played), said, len(played.city.charging.station))
    assert len(days) == 8
    assert len(scored.scored) >= 20
    assert scored.recall > 0.4
    assert scored.precision > 0.9
