"""What a gateway says of itself to Prometheus."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, start_http_server

PREFIX = "three_networks_gateway"


class Metrics:
    """The metrics of one gateway, in a registry of their own."""

    def __init__(self, gateway: str) -> None:
        self.registry = registry = CollectorRegistry()
        self._gateway = gateway
        self._accepted = Counter(
            f"{PREFIX}_accepted",
            "Frames, requests or lines that Kafka has, or that make no event by design.",
            ["gateway"],
            registry=registry,
        ).labels(gateway)
        self._refused = Counter(
            f"{PREFIX}_refused",
            "Those that were refused, and who was turned away.",
            ["gateway", "reason"],
            registry=registry,
        )
        self._unread = Counter(
            f"{PREFIX}_unread_bytes",
            "Bytes that were passed over because nobody can tell what they are.",
            ["gateway"],
            registry=registry,
        ).labels(gateway)
        self._senders = Gauge(
            f"{PREFIX}_senders",
            "Open connections; of a log the charge points heard of since the start.",
            ["gateway"],
            registry=registry,
        ).labels(gateway)

    def accepted(self, many: int = 1) -> None:
        """Some were accepted."""
        self._accepted.inc(many)

    def refused(self, reason: str) -> None:
        """One was refused."""
        self._refused.labels(self._gateway, reason).inc()

    def unread(self, many: int) -> None:
        """Bytes were passed over."""
        self._unread.inc(many)

    def count_senders(self, ask: Callable[[], int]) -> None:
        """How to know, whenever somebody asks, how many senders there are."""
        self._senders.set_function(ask)

    def serve(self, host: str, port: int) -> int:
        """Serve `/metrics` at an address, port 0 for a free one; returns the port."""
        server, _ = start_http_server(port, host, registry=self.registry)
        return int(server.server_port)
