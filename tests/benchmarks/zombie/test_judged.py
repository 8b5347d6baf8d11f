"""A small city through all of the benchmark: played, landed, judged, scored, told."""

import json
from pathlib import Path

import pytest

from benchmarks.zombie.__main__ import main


def test_zombie_piles_of_a_small_city_are_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parameters = tmp_path / "parameters.json"
    parameters.write_text('{"conditions": {"zombies": 0.3}}')
    main(seed=7, connectors=150, warmup=2, days=8, parameters=parameters)
    told, last = capsys.readouterr().out.rstrip().rsplit("\n", 1)
    figures = json.loads(last)
    assert "prevalence 30.0%" in told
    assert figures["pile_days"] == 1200
    assert figures["episodes"] >= figures["findable"] >= 20
    assert figures["precision"] > 0.9
    assert figures["recall_of_findable"] > figures["recall"] > 0.3
    assert "ours, at home" in told
