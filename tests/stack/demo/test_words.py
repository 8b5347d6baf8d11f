"""Figures of the demo in words: what is not known is called so, never 0."""

from stack.demo.words import kilo, percent, whole


def test_what_is_known_is_rounded() -> None:
    assert (percent(0.1234), kilo(1_234_567), whole(17.6)) == ("12.3%", "1,235", "18")


def test_zero_is_known() -> None:
    assert (percent(0), kilo(0), whole(0)) == ("0.0%", "0", "0")


def test_what_is_not_known_is_called_so() -> None:
    assert {percent(None), kilo(None), whole(None)} == {"unknown"}
