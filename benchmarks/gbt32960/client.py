"""The vehicles' side, a process of its own: `python -m benchmarks.gbt32960.client`."""

import asyncio
import json
import sys
import time
from collections import deque
from itertools import cycle
from typing import cast

import uvloop
from cyclopts import run

from benchmarks.gbt32960.vehicle import Vehicle
from gateways.gbt32960.frame import Answer, Framer
from gateways.gbt32960.limits import open_as_many_files_as_allowed

_AT_ONCE = 200  # connections that are being opened
_SOURCES = 8  # addresses 127.0.0.x: each has some 28,000 ports of its own
_SLOT_S = 0.005
_LAST_ANSWERS_S = 30


class Link(asyncio.Protocol):
    """A vehicle's connection; notes how long each answer took."""

    def __init__(self, vehicle: Vehicle) -> None:
        self.vehicle = vehicle
        self.waiting: deque[float] = deque()
        self.took: list[float] = []
        self.errors = 0
        self._framer = Framer()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.WriteTransport", transport)  # uvloop's are none by name

    def data_received(self, data: bytes) -> None:
        for answer in self._framer.feed(data):
            self.took.append(time.monotonic() - self.waiting.popleft())
            self.errors += answer.answer != Answer.SUCCESS

    def send(self, raw: bytes) -> None:
        self.waiting.append(time.monotonic())
        self._transport.write(raw)


def main(port: int, connections: int, rate: float, seconds: float) -> None:
    """Open the connections, log in, send at a rate by turns, and wait for the last answer."""
    open_as_many_files_as_allowed()
    sys.stdout.write(json.dumps(uvloop.run(_measure(port, connections, rate, seconds))) + "\n")


async def _measure(port: int, connections: int, rate: float, seconds: float) -> dict[str, float]:
    began = time.monotonic()
    links = await _opened(port, connections)
    for each in links:
        each.send(each.vehicle.login())
    await _answered(links)
    opened_s = time.monotonic() - began
    for each in links:
        each.took.clear()
    began = time.monotonic()
    sent = await _send(links, rate, seconds)
    sending_s = time.monotonic() - began
    await _answered(links)
    took = sorted(second for each in links for second in each.took)
    return {
        "opened_s": opened_s,
        "sent": sent,
        "sending_s": sending_s,
        "seconds": time.monotonic() - began,
        "answered": len(took),
        "errors": sum(each.errors for each in links),
        "ack_p50_s": took[len(took) // 2],
        "ack_p99_s": took[len(took) * 99 // 100],
    }


async def _opened(port: int, connections: int) -> list[Link]:
    loop, turn = asyncio.get_running_loop(), asyncio.Semaphore(_AT_ONCE)

    async def one(number: int) -> Link:
        source = (f"127.0.0.{2 + number % _SOURCES}", 0)
        async with turn:
            _, link = await loop.create_connection(
                lambda: Link(Vehicle(number)), "127.0.0.1", port, local_addr=source
            )
            return link

    return list(await asyncio.gather(*map(one, range(connections))))


async def _send(links: list[Link], rate: float, seconds: float) -> int:
    began, sent, turns = time.monotonic(), 0, cycle(links)
    while (now := time.monotonic()) < began + seconds:
        due = int((now - began) * rate)
        for link, _ in zip(turns, range(due - sent), strict=False):
            link.send(link.vehicle.realtime())
        sent = due
        await asyncio.sleep(_SLOT_S)
    return sent


async def _answered(links: list[Link]) -> None:
    """Return when nobody waits for an answer any more, or it took too long."""
    deadline = time.monotonic() + _LAST_ANSWERS_S
    while any(each.waiting for each in links) and time.monotonic() < deadline:
        await asyncio.sleep(0.05)


if __name__ == "__main__":
    run(main)
