"""One thread looks after all running queries: cancel, lost clients, progress, the stop."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from stack.clickhouse import packets
from stack.clickhouse.engine import Engine, Handle
from stack.clickhouse.errors import EndpointError
from stack.clickhouse.packets import Progress
from stack.clickhouse.peer import Peer

_EVERY_SECONDS = 0.1


class Run:
    """A statement that runs in the engine for a client.

    Attributes:
        talks: whether the client may be told progress and may cancel.
        cancelled: the client has cancelled, or has gone.
        stopped: the endpoint stops.
    """

    def __init__(self, handle: Handle, peer: Peer, talks: bool) -> None:
        self.handle = handle
        self.talks = talks
        self.cancelled = False
        self.stopped = False
        self._peer = peer
        self._sent = Progress()
        self._over = threading.Lock()
        self._done = False

    def finish(self) -> None:
        """Say that the engine is through: from here on nothing may be killed."""
        with self._over:
            self._done = True

    def progress_left(self) -> Progress:
        """What the client has not been told."""
        seen = self.handle.progress()
        step, self._sent = seen.since(self._sent), seen
        return step

    def look(self, engine: Engine) -> None:
        """Stop the statement if it is to stop, else tell its progress."""
        with self._over:
            if self._done:
                return
            self.cancelled = self.cancelled or (self.talks and self._peer.wants_stop())
            if self.stopped or self.cancelled:
                engine.kill(self.handle)
            elif self.talks:
                self._tell()

    def _tell(self) -> None:
        before = self._sent
        step = self.progress_left()
        if step != Progress() and not self._peer.whisper(packets.progress(step)):
            self._sent = before


class Watcher:
    """Looks at every run ten times a second; costs a run no more than an entry in a set."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._runs: set[Run] = set()
        self._busy = threading.Event()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watcher", daemon=True)
        self._thread.start()

    @contextmanager
    def watching(self, handle: Handle, peer: Peer, talks: bool = True) -> Iterator[Run]:
        """Look after what runs on ``handle``; without ``talks`` only the stop concerns it."""
        handle.forget_progress()
        run = Run(handle, peer, talks)
        self._runs.add(run)
        self._busy.set()
        try:
            yield run
        finally:
            run.finish()
            self._runs.discard(run)

    def stop_runs(self) -> None:
        """Stop everything that runs; a run that has not begun in the engine is caught later."""
        for run in list(self._runs):
            run.stopped = True

    def close(self) -> None:
        self._ended.set()
        self._busy.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.is_set():
            self._busy.wait()
            # Cleared before the look at the runs: one that begins in between sets it again.
            self._busy.clear()
            if self._runs:
                self._busy.set()
            self._ended.wait(_EVERY_SECONDS)
            for run in list(self._runs):
                self._look(run)

    def _look(self, run: Run) -> None:
        try:
            run.look(self._engine)
        except EndpointError:
            run.talks = False
