"""Numbers as JSON are read as what they were."""

import numpy as np
import pyarrow as pa
import pytest

from seeds.simulator.targets.wire.numerals import Numerals
from seeds.simulator.targets.wire.pieces import put_together


def told(column: pa.Array, numerals: Numerals | None = None) -> list[str]:
    """Each as an object's only field."""
    ends = pa.array(["}"] * len(column), pa.string())
    pieces = (numerals or Numerals('"x":')).pieces(column)
    texts: list[str] = put_together([*pieces, ends]).to_pylist()
    return texts


def test_tenths_have_one_decimal_and_nulls_are_left_out() -> None:
    tenths = pa.array([57.3, 0, None, -16.5, 100], pa.float32())
    assert told(tenths) == ['"x":57.3}', '"x":0}', "}", '"x":-16.5}', '"x":100}']


def test_degrees_have_six_decimals() -> None:
    degrees = pa.array([106.569001, None, 29.5, 0.000001])
    assert told(degrees) == ['"x":106.569001}', "}", '"x":29.500000}', '"x":0.000001}']


def test_every_degree_is_read_as_it_was() -> None:
    degrees = np.round(np.random.default_rng(1).uniform(0, 180, 20_000), 6)
    read = [float(each.removeprefix('"x":').removesuffix("}")) for each in told(pa.array(degrees))]
    assert read == degrees.tolist()


@pytest.mark.parametrize(
    "column",
    [
        pa.array([0.25, 0.5], pa.float32()),
        pa.array([1e6, 1e5], pa.float32()),
        pa.array([1 / 3, 2.0]),
        pa.array([-1.5, 2.0]),
        pa.array([12, 2**40]),
    ],
    ids=["finer than tenths", "many tenths", "finer than millionths", "negative", "whole"],
)
def test_other_numbers_are_read_as_they_were(column: pa.Array) -> None:
    read = [float(each.removeprefix('"x":').removesuffix("}")) for each in told(column)]
    assert read == column.to_pylist()


def test_nothing_is_told_of_none() -> None:
    assert told(pa.array([], pa.float32())) == []
    assert told(pa.array([None], pa.float64())) == ["}"]


def test_what_was_met_before_changes_nothing() -> None:
    numerals, tenths = Numerals('"x":'), pa.array([1.5], pa.float32())
    told(pa.array([-1000.1, 2000.2], pa.float32()), numerals)
    assert told(tenths, numerals) == told(tenths) == ['"x":1.5}']
