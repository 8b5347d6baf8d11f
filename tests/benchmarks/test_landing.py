"""The landing benchmark runs, finds every count right and prints its figures."""

from tests.benchmarks.running import figures


def test_it_prints_its_figures() -> None:
    found = figures(
        "landing",
        "--events",
        "12000",
        "--rounds",
        "1",
        "--batches",
        "5000",
    )
    assert {
        "ours",
        "bare",
        "stock_faust",
        "ratio_bare",
        "ratio_bare_two",
        "ratio_stock",
        "rss_mb",
    } <= found.keys()
    assert found["bare"] > 0
    assert found["stock_faust"] > 0
