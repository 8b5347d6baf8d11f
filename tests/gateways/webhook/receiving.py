"""Who is told by a webhook: an HTTP server that answers as it is told to."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import msgspec

Headers = dict[str, str]
Answer = tuple[int, Headers]  # status, and what stands beside it
Choose = Callable[[dict[str, Any]], Answer]


def taken(_: dict[str, Any]) -> Answer:
    return 204, {}


@dataclass
class Receiver:
    """What it was sent, in order, and what of it was answered 2xx.

    Attributes:
        answer: chooses the answer to a CloudEvent.
    """

    answer: Choose = taken
    port: int = 0
    posts: list[tuple[Headers, bytes]] = field(default_factory=list)
    received: list[dict[str, Any]] = field(default_factory=list)

    def take(self, headers: Headers, body: bytes) -> Answer:
        event = msgspec.json.decode(body)
        self.posts.append((headers, body))
        status, beside = self.answer(event)
        if status < 300:
            self.received.append(event)
        return status, beside

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Listen, at the same port each time."""
        with ThreadingHTTPServer(("127.0.0.1", self.port), _handler(self)) as server:
            self.port = server.server_port
            Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
            try:
                yield
            finally:
                server.shutdown()


def _handler(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # keeps connections

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, beside = receiver.take(headers, body)
            self.send_response(status)
            for name, value in {"Content-Length": "0", **beside}.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    return Handler
