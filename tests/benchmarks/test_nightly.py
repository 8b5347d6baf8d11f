"""The nightly benchmark computes two small cities, checks the results, and prints its figures."""

from tests.benchmarks.running import figures


def test_it_prints_its_figures() -> None:
    found = figures("nightly", "--connectors", "2400")
    assert found["connectors"] == 2400
    for name in ("visits", "blocking", "surroundings", "service_cells", "plan", "siting"):
        assert found[name]["cpu_s"] > 0
        assert found[name]["growth"] > 0
    # The city's roads are as many in a small one: their query is long enough to be looked at.
    assert 0 < found["traffic"]["query_mb"] < found["traffic"]["rss_mb"]
