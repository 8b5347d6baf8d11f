"""Which port a service gets: the usual one, else a free one, and who holds the usual one."""

import random
import socket
from contextlib import suppress
from dataclasses import dataclass

import psutil

from stack.errors import StackError

HOST = "127.0.0.1"

# Below the ports that systems hand to outgoing connections: a client that keeps knocking at an
# ephemeral port of a dead server may be given that very port, and then talks to itself.
_FREE_RANGE = range(20_000, 32_000)

# Given away by this process, but perhaps not listened on yet.
_given: set[int] = set()


@dataclass(frozen=True)
class Port:
    """A port that was free when looked at, and why it is not the usual one."""

    number: int
    note: str = ""


def choose(service: str, usual: int, demanded: int | None) -> Port:
    """The demanded port, else the usual one, else a free one.

    Raises:
        StackError: the demanded port is taken.
    """
    if demanded is not None:
        if not is_free(demanded):
            raise StackError(
                f"port {demanded} for {service} is taken{_holder(demanded)}",
                "end that process, ask for another port, or for none to take any that is free",
            )
        return Port(demanded)
    if is_free(usual):
        return Port(usual)
    number = free_port()
    return Port(number, f"port {usual} is taken{_holder(usual)}; {service} uses {number}")


def free_port() -> int:
    """A port that nothing listens on; drawn at random, so that two starts rarely collide."""
    for number in random.sample(_FREE_RANGE, k=200):
        if number not in _given and is_free(number):
            _given.add(number)
            return number
    raise StackError("no free port was found", "end some of the programs that listen on this host")


def is_free(number: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, number))
        except OSError:
            return False
    return True


def answers(number: int) -> bool:
    """Whether something accepts connections on the port."""
    with suppress(OSError), socket.create_connection((HOST, number), timeout=0.5):
        return True
    return False


def _holder(number: int) -> str:
    with suppress(psutil.Error, OSError):
        for connection in psutil.net_connections("tcp"):
            listening = connection.status == psutil.CONN_LISTEN
            if listening and connection.laddr.port == number and connection.pid:
                name = psutil.Process(connection.pid).name()
                return f" by {name} (process {connection.pid})"
    return ""
