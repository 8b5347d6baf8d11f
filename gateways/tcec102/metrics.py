"""What the receiver says of itself to Prometheus."""

from prometheus_client import CollectorRegistry, Counter, Gauge, start_http_server

_PREFIX = "three_networks_gateway_tcec102"


class Metrics:
    """The metrics of one receiver, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self.accepted = Counter(
            f"{_PREFIX}_accepted",
            "Requests answered with Ret 0.",
            ["interface"],
            registry=registry,
        )
        self.refused = Counter(
            f"{_PREFIX}_refused",
            "Requests answered with another Ret, and why.",
            ["ret", "reason"],
            registry=registry,
        )
        self.connections = Gauge(
            f"{_PREFIX}_connections", "Open connections of operators.", registry=registry
        )

    def serve(self, host: str, port: int) -> int:
        """Serve `/metrics` at an address, port 0 for a free one; returns the port."""
        server, _ = start_http_server(port, host, registry=self.registry)
        return int(server.server_port)
