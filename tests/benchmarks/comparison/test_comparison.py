"""The comparison runs on a folder of data, and says which file is missing."""

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.comparison.given import data_folder
from tests.benchmarks.running import REPOSITORY, figures

PUBLIC = ("energy_hour", "energy_weekday", "energy_pile_kwh", "energy_pile_over_mean")
WORKPLACE = ("connection_h", "stay_h", "energy_kwh", "arrivals_h", "arrivals_weekday", "gap_h")
SMALL = ("--connectors", "1600", "--weeks", "1")


def test_it_prints_distances_and_writes_a_page(tmp_path: Path) -> None:
    data, page = data_folder(tmp_path / "data"), tmp_path / "new" / "page.html"
    found = figures("comparison", "--data", str(data), "--to", str(page), *SMALL)
    keys = {f"workplace_{each}" for each in WORKPLACE} | {f"public_{each}" for each in PUBLIC}
    assert keys | {"station_connectors"} == found.keys() - {"connectors", "weeks", "seed"}
    energy = found["workplace_energy_kwh"]
    assert (energy["real"], energy["unit"], energy["measure"]) == (3, "kWh", "Wasserstein-1")
    assert energy["distance"] > 0
    html = page.read_text()
    assert html.count("data:image/png;base64,") == len(keys) + 1
    assert "http" not in html


def test_a_missing_file_is_named_with_the_remedy(tmp_path: Path) -> None:
    (data_folder(tmp_path) / "shenzhen-stations" / "inf.csv").unlink()
    command = [sys.executable, "-m", "benchmarks.comparison", "--data", str(tmp_path)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)
    assert done.returncode == 1
    assert f"{tmp_path}/shenzhen-stations/inf.csv is missing" in done.stderr
    assert "make bench NAME=comparison DATA=<folder>" in done.stderr
    assert "Traceback" not in done.stderr
