"""What a forwarding gateway counts beside what all of them do."""

from prometheus_client import Counter

from gateways.metrics import PREFIX, Metrics


class ForwardingMetrics:
    """In the registry of a gateway's metrics."""

    def __init__(self, gateway: str, metrics: Metrics) -> None:
        self._metrics = metrics
        self._forwarded = Counter(
            f"{PREFIX}_forwarded",
            "Records that the receiver has.",
            ["gateway"],
            registry=metrics.registry,
        ).labels(gateway)
        self._passed = Counter(
            f"{PREFIX}_passed",
            "Records that the receiver is not told of, by design.",
            ["gateway"],
            registry=metrics.registry,
        ).labels(gateway)
        self._gateway = gateway
        self._retries = Counter(
            f"{PREFIX}_retries",
            "Tries after which a record had to wait for another one.",
            ["gateway", "reason"],
            registry=metrics.registry,
        )

    def settled(self, sent: bool) -> None:
        """A record is behind us."""
        (self._forwarded if sent else self._passed).inc()

    def again(self, reason: str) -> None:
        """The receiver did not take one now."""
        self._retries.labels(self._gateway, reason).inc()

    def refused(self, reason: str) -> None:
        """Kafka has a dead letter of one."""
        self._metrics.refused(reason)
