"""Settings of the push endpoint, `THREE_NETWORKS_GATEWAY_PUSH_…`."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class PushSettings(BaseSettings):
    """Where it listens, whom it knows, what it takes and how patient it is."""

    model_config = SettingsConfigDict(
        env_prefix="THREE_NETWORKS_GATEWAY_PUSH_", title="GATEWAY_PUSH", frozen=True
    )

    tokens_file: Path = Field(description="TOML file of hashed tokens and what they may send")
    vehicles_file: Path | None = Field(None, description="CSV file of plates and their VINs")
    more_event_types: tuple[str, ...] = Field(
        (), description="taken besides those of parking and traffic: [`grid.feeder`]"
    )
    host: str = Field("127.0.0.1", description="address; 0.0.0.0 in a container")
    port: int = Field(8103, description="port; 0 takes a free one")
    certificate_file: Path | None = Field(None, description="PEM file; with it HTTPS is spoken")
    private_key_file: Path | None = Field(None, description="PEM file of the certificate's key")
    patience_s: float = Field(
        10, gt=0, description="how long Kafka may take before the sender is told 503"
    )
    metrics_host: str = Field("127.0.0.1", description="address of the Prometheus endpoint")
    metrics_port: int = Field(0, description="Prometheus endpoint; 0 takes a free port")
