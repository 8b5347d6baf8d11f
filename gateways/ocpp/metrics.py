"""What the OCPP gateway says of itself to Prometheus."""

from prometheus_client import CollectorRegistry, Counter, Gauge, start_http_server

_PREFIX = "three_networks_gateway_ocpp"


class Metrics:
    """The metrics of one gateway, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self.accepted = Counter(
            f"{_PREFIX}_accepted", "Frames that Kafka has, or silent by design.", registry=registry
        )
        self.refused = Counter(
            f"{_PREFIX}_refused", "Lines that became dead letters.", ["reason"], registry=registry
        )
        self.charge_points = Gauge(
            f"{_PREFIX}_charge_points", "Charge points heard of since the start.", registry=registry
        )

    def serve(self, host: str, port: int) -> int:
        """Serve `/metrics` at an address, port 0 for a free one; returns the port."""
        server, _ = start_http_server(port, host, registry=self.registry)
        return int(server.server_port)
