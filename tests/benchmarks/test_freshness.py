"""The freshness benchmark runs, lands all and prints its figures."""

from tests.benchmarks.running import figures


def test_it_prints_its_figures() -> None:
    found = figures("freshness", "--rate", "300", "--seconds", "2", "--warm-up", "1")
    assert {
        "p50_s",
        "p99_s",
        "p999_s",
        "rate",
        "asked_rate",
        "workers",
        "max_partition_lag_s",
    } <= found.keys()
    assert 0 < found["p50_s"] <= found["p99_s"] <= found["p999_s"]
    assert found["events"] > 0
