"""What calibration follows: each step, series and bucket of hours ahead once, in one horizon."""

import numpy as np

from pipelines.forecast.buckets import bucket_of, spans
from pipelines.forecast.features import Features
from pipelines.forecast.samples import tape
from tests.pipelines.forecast.stations import frame_of


def test_a_bucket_ends_with_1_3_6_and_12_hours() -> None:
    assert spans(24, 24) == [(1, 1), (2, 3), (4, 6), (7, 12), (13, 24)]
    assert spans(96, 20) == [(1, 4), (5, 12), (13, 20)]
    assert bucket_of(np.array([0.25, 1, 1.25, 12, 24])).tolist() == [0, 0, 1, 3, 4]


def test_a_tape_has_every_outcome_once_a_bucket_or_an_even_part_of_them() -> None:
    values = np.ones((300, 4))
    values[250:, 3] = np.nan
    features = Features(frame_of(values), 24)
    whole = tape(features, 10_000, 24, (200, 300), np.random.default_rng(1))
    assert len(whole) == (3 * 100 + 50) * 5
    target = whole.origin + whole.ahead
    assert (target.min(), target.max()) == (200, 299)
    bucket = bucket_of(features.hours_ahead(whole))
    assert len(set(zip(target, whole.series, bucket, strict=True))) == len(whole)
    part = tape(features, 400, 24, (200, 300), np.random.default_rng(1))
    assert 250 < len(part) < 450
    assert len(tape(features, 400, 24, (300, 300), np.random.default_rng(1))) == 0
