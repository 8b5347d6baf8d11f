"""A TCP proxy between workers and endpoint which can cut inserts and be slow."""

import asyncio
import re
import threading
from contextlib import suppress
from typing import Self

from stack import ports

_CHUNK = 1 << 14
_INSERT = re.compile(rb"INSERT INTO (landing|state)\.")


class Proxy:
    """Passes bytes on, in a thread of its own.

    Attributes:
        delay_s: how long each chunk towards the endpoint waits.
        cut_after: bytes of an insert of events or states after which the connection is cut; None
            for never. Counts down over the next insert and is None again after the cut.
        cuts: connections cut so far.
        inserting: set when an insert of events or states begins; clear it to wait for the next.
    """

    def __init__(self, upstream: int) -> None:
        self.port = ports.free_port()
        self.delay_s = 0.0
        self.cut_after: int | None = None
        self.cuts = 0
        self.inserting = threading.Event()
        self._upstream = upstream
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._listening = threading.Event()
        self._thread = threading.Thread(target=self._run, name="proxy")

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._listening.wait(60), "the proxy does not listen"
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def heal(self) -> None:
        """Do no more harm."""
        self.delay_s, self.cut_after = 0.0, None

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._connected, ports.HOST, self.port)
        self._listening.set()
        await self._stop.wait()
        server.close()
        connections = asyncio.all_tasks() - {asyncio.current_task()}
        for each in connections:
            each.cancel()
        await asyncio.gather(*connections, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there, back = await asyncio.open_connection(ports.HOST, self._upstream)
        except OSError:
            writer.transport.abort()
            return
        pumps = [
            asyncio.ensure_future(self._pump_up(reader, back)),
            asyncio.ensure_future(_pump(there, writer)),
        ]
        try:
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in pumps:
                each.cancel()
            for end in (writer, back):
                end.transport.abort()

    async def _pump_up(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inserting = False
        with suppress(OSError):
            while chunk := await reader.read(_CHUNK):
                if _INSERT.search(chunk):
                    inserting = True
                    self.inserting.set()
                await asyncio.sleep(self.delay_s)
                if inserting and self._must_cut(len(chunk)):
                    return
                writer.write(chunk)
                await writer.drain()

    def _must_cut(self, size: int) -> bool:
        if self.cut_after is None:
            return False
        self.cut_after -= size
        if self.cut_after > 0:
            return False
        self.cut_after = None
        self.cuts += 1
        return True


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while chunk := await reader.read(_CHUNK):
            writer.write(chunk)
            await writer.drain()
