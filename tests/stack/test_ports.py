"""Which port a service gets."""

import os
import socket
from collections.abc import Iterator

import pytest

from stack import ports
from stack.errors import StackError


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind((ports.HOST, ports.free_port()))
        listener.listen()
        yield listener.getsockname()[1]


def test_the_usual_port_is_taken_when_it_is_free() -> None:
    usual = ports.free_port()
    assert ports.choose("Kafka", usual, demanded=None) == ports.Port(usual)


def test_a_free_port_is_taken_instead_of_a_taken_one_and_the_note_says_who_holds_it(
    taken: int,
) -> None:
    port = ports.choose("Kafka", taken, demanded=None)
    assert port.number != taken
    assert str(taken) in port.note
    assert str(port.number) in port.note
    assert f"process {os.getpid()}" in port.note


def test_a_demanded_port_that_is_taken_is_refused(taken: int) -> None:
    with pytest.raises(StackError, match=f"port {taken} for Kafka is taken") as refused:
        ports.choose("Kafka", 9092, demanded=taken)
    assert "another port" in refused.value.remedy


def test_a_free_port_lies_below_those_that_outgoing_connections_are_given() -> None:
    assert 20_000 <= ports.free_port() < 32_000


def test_no_port_is_given_twice() -> None:
    given = [ports.free_port() for _ in range(100)]
    assert len(set(given)) == len(given)
