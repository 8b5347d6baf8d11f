"""The daily benchmark computes two small cities, checks the results, and prints its figures."""

from tests.benchmarks.running import figures


def test_it_prints_its_figures() -> None:
    found = figures("daily", "--connectors", "4800")
    assert found["connectors"] == 4800
    assert found["cpu_s"] > 0
    assert found["seconds"] > 0
    assert 0 < found["query_mb"] < found["rss_mb"]
    assert found["growth"] > 0
