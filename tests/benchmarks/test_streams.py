"""The streams benchmark drains, warns and restores, and prints its figures."""

from tests.benchmarks.running import figures


def test_it_prints_its_figures() -> None:
    found = figures(
        "streams",
        "--events",
        "80000",
        "--rate",
        "1000",
        "--alerts",
        "8",
        "--keys",
        "6000",
        "--warm-up",
        "1",
    )
    assert found["events_s"] > 0
    assert found["ratio_bare"] == round(found["events_s"] / found["bare"], 3)
    assert found["events"] > 50_000
    assert found["outputs_an_event"] > 0
    assert found["alerts"] == 8
    assert 0 < found["alert_p50_s"] <= found["alert_p99_s"] <= found["alert_max_s"]
    assert found["keys"] == 6000
    assert found["restore_s"] > 0
    assert found["state_bytes"] > 50
    assert {"cpu_us_an_event", "cores", "rss_mb"} <= found.keys()
