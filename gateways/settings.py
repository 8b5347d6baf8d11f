"""What the settings of all gateways have in common, `THREE_NETWORKS_GATEWAY_<NAME>_…`."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


def section(name: str) -> SettingsConfigDict:
    """Where the settings of a gateway come from; what is empty there is not set."""
    title = f"GATEWAY_{name}"
    return SettingsConfigDict(
        env_prefix=f"THREE_NETWORKS_{title}_", title=title, frozen=True, env_ignore_empty=True
    )


class GatewaySettings(BaseSettings):
    """How patient a gateway is, and where it says how it is."""

    patience_s: float = Field(
        10, gt=0, description="how long Kafka may take before who sends is told to send again"
    )
    metrics_host: str = Field("127.0.0.1", description="address of the Prometheus endpoint")
    metrics_port: int = Field(0, description="Prometheus endpoint; 0 takes a free port")


class ServerSettings(GatewaySettings):
    """Where a gateway listens, and whether it is encrypted; each has a port of its own."""

    host: str = Field("127.0.0.1", description="address; 0.0.0.0 in a container")
    port: int = Field(0, description="port; 0 takes a free one")
    certificate_file: Path | None = Field(None, description="PEM file; with it TLS is spoken")
    private_key_file: Path | None = Field(None, description="PEM file of the certificate's key")
