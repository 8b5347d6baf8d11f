"""The forecast benchmark trains, forecasts every station and prints its figures."""

from tests.benchmarks.running import figures


def test_it_prints_its_figures() -> None:
    found = figures("forecast", "--stations", "1", "--days", "10", "--rounds", "1")
    assert {"seconds", "predict_seconds", "rss_mb"} <= found.keys()
    assert found["stations"] == 1
    assert 0 < found["predict_seconds"] < found["seconds"]
