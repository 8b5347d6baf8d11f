"""What the server says of itself to Prometheus."""

from prometheus_client import CollectorRegistry, Counter, Gauge, start_http_server

_PREFIX = "three_networks_gateway_gbt32960"


class Metrics:
    """The metrics of one server, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self.accepted = Counter(
            f"{_PREFIX}_accepted", "Frames answered with success.", registry=registry
        )
        self.refused = Counter(
            f"{_PREFIX}_refused",
            "Frames answered with an error, or malformed, and connections turned away.",
            ["reason"],
            registry=registry,
        )
        self.unread_bytes = Counter(
            f"{_PREFIX}_unread_bytes",
            "Bytes after units that the edition does not know.",
            registry=registry,
        )
        self.connections = Gauge(
            f"{_PREFIX}_connections",
            "Open connections of vehicles and platforms.",
            registry=registry,
        )

    def serve(self, host: str, port: int) -> int:
        """Serve `/metrics` at an address, port 0 for a free one; returns the port."""
        server, _ = start_http_server(port, host, registry=self.registry)
        return int(server.server_port)
