"""What is said of a district is what is said of its stations."""

from dataclasses import replace

import numpy as np
import pyarrow as pa

from pipelines.forecast.frame import instant
from pipelines.forecast.outcome import MEAN, STATISTICS, Said, as_table
from pipelines.forecast.sums import SUMS, coherent
from tests.pipelines.forecast.stations import ISSUED_AT, START, frame_of

FRAME = replace(frame_of(np.zeros((4, 2))), series=("500101", "500102"))
QUARTERS = instant(ISSUED_AT) + np.arange(8) * np.timedelta64(15, "m")
COURSE = np.array([10, 20, 20, 30, 60, 60, 60, 60.0])
SPREAD = np.array([0, -9, -8, 0, 8, 9.0])  # of `STATISTICS` about the mean
RULE = Said(("last-value",) * 2, (MEAN,), np.full((2, 8, 1), 7.0))


def district(kw: float) -> pa.Table:
    """What is said of the first hour of 500101 together."""
    return pa.Table.from_pylist(
        [{"series": "500101", "hour": ISSUED_AT, "sum_kw": kw}], schema=SUMS
    )


def told(sums: pa.Table, installed_kw: float = 100) -> dict[str, list[list[float]]]:
    """By series and model kW of each statistic, a list each, by quarter of an hour."""
    values = np.stack([COURSE[:, None] + SPREAD] * 2)
    said = as_table(
        FRAME.series, START, QUARTERS, [Said(("lightgbm",) * 2, STATISTICS, values), RULE]
    )
    frame = replace(FRAME, upper=np.full(2, installed_kw))
    rows = coherent(said, sums, frame)
    assert rows.schema == said.schema
    found: dict[str, list[list[float]]] = {}
    for series in FRAME.series:
        for quantile in STATISTICS:
            of = [
                (each["valid_at"], each["value"])
                for each in rows.to_pylist()
                if (each["series"], each["quantile"]) == (series, quantile)
                and each["model"] == "lightgbm"
            ]
            found.setdefault(series, []).append([value for _, value in sorted(of)])
    rules = {each["value"] for each in rows.to_pylist() if each["model"] == "last-value"}
    assert rules == {7.0}
    return found


def test_a_district_keeps_its_course_and_spread_about_the_sum_of_its_stations_means() -> None:
    mean, p05, _, p50, _, p95 = told(district(50))["500101"]
    assert mean == p50 == [40, 50, 50, 60, 60, 60, 60, 60]
    assert p05 == [31, 41, 41, 51, 51, 51, 51, 51]
    assert p95 == [49, 59, 59, 69, 69, 69, 69, 69]


def test_where_there_is_no_sum_it_keeps_its_own_mean() -> None:
    assert told(district(50))["500102"][0] == COURSE.tolist()
    assert told(SUMS.empty_table())["500101"][0] == COURSE.tolist()


def test_nothing_is_moved_out_of_what_is_installed_and_simple_rules_stay() -> None:
    assert told(district(50), installed_kw=55)["500101"][0][:4] == [40, 50, 50, 55]
