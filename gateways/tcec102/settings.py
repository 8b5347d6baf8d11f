"""Settings of the T/CEC 102 receiver, `THREE_NETWORKS_GATEWAY_TCEC102_…`."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Tcec102Settings(BaseSettings):
    """Where it listens, whom it knows and how patient it is."""

    model_config = SettingsConfigDict(
        env_prefix="THREE_NETWORKS_GATEWAY_TCEC102_", title="GATEWAY_TCEC102", frozen=True
    )

    operators_file: Path = Field(description="TOML file of operators and their secrets")
    vehicles_file: Path | None = Field(None, description="CSV file of plates and their VINs")
    host: str = Field("127.0.0.1", description="address; 0.0.0.0 in a container")
    port: int = Field(8102, description="port; 0 takes a free one")
    certificate_file: Path | None = Field(None, description="PEM file; with it HTTPS is spoken")
    private_key_file: Path | None = Field(None, description="PEM file of the certificate's key")
    token_lifetime_s: int = Field(7200, ge=60, description="how long an access token holds")
    clock_skew_s: int = Field(
        600, ge=1, description="how far TimeStamp may be from our clock: our assumption"
    )
    patience_s: float = Field(
        10, gt=0, description="how long Kafka may take before the operator is told Ret -1"
    )
    metrics_host: str = Field("127.0.0.1", description="address of the Prometheus endpoint")
    metrics_port: int = Field(0, description="Prometheus endpoint; 0 takes a free port")
