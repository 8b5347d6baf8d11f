"""The benchmark of the views asks a small city, and prints its figures."""

from tests.benchmarks.running import figures


def test_it_prints_its_figures() -> None:
    found = figures("views", "--connectors", "2400", "--hours", "1", "--times", "2")
    assert found["connectors"] == 2400
    assert 0 < found["select_1_p50_ms"] < found["slowest_by_key_p50_ms"]
    assert found["slowest_by_key_cpu_ms"] >= found["row_cpu_ms"] >= 0
