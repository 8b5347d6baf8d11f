"""Pieces are put together in their order."""

import pyarrow as pa

from seeds.simulator.targets.wire.pieces import Choice, put_together

COLOURS = Choice.of(pa.array(["red ", "blue ", ""]), pa.array([0, 1, None, 1] * 25, pa.int32()))
SIZES = Choice.of(pa.array(["small ", ""]), pa.array([0, None] * 50, pa.int32()))


def test_null_is_nothing() -> None:
    texts = pa.array(["cat", None])
    assert put_together(["a ", texts, "!"]).to_pylist() == ["a cat!", "a !"]


def test_neighbours_of_few_texts_keep_their_order() -> None:
    cats = pa.array(["cat"] * 100)
    found = put_together(["a", " ", COLOURS, SIZES, cats]).to_pylist()
    assert found[:4] == ["a red small cat", "a blue cat", "a small cat", "a blue cat"]
    assert found[4:] == found[:4] * 24
    apart = put_together(["a ", COLOURS, "", SIZES, cats]).to_pylist()
    assert apart == found
