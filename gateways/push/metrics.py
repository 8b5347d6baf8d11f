"""What the push endpoint says of itself to Prometheus."""

from prometheus_client import CollectorRegistry, Counter, Gauge, start_http_server

_PREFIX = "three_networks_gateway_push"


class Metrics:
    """The metrics of one endpoint, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self.accepted = Counter(
            f"{_PREFIX}_accepted", "Lines that Kafka has as events.", ["type"], registry=registry
        )
        self.refused = Counter(
            f"{_PREFIX}_refused",
            "Lines that became dead letters.",
            ["type", "reason"],
            registry=registry,
        )
        self.turned_away = Counter(
            f"{_PREFIX}_turned_away", "Requests refused as a whole.", ["status"], registry=registry
        )
        self.connections = Gauge(f"{_PREFIX}_connections", "Open connections.", registry=registry)

    def serve(self, host: str, port: int) -> int:
        """Serve `/metrics` at an address, port 0 for a free one; returns the port."""
        server, _ = start_http_server(port, host, registry=self.registry)
        return int(server.server_port)
