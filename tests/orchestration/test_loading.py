import subprocess
import sys

# What draws, learns or is an engine; Dagster loads the definitions anew in each of its processes.
HEAVY = {"chdb", "lightgbm", "matplotlib", "numpy", "pandas", "pyarrow", "scipy"}


def test_definitions_load_without_what_only_runs_need() -> None:
    code = "import sys, orchestration.definitions; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = set(ran.stdout.split())
    assert "dagster" in loaded
    assert HEAVY & loaded == set()
