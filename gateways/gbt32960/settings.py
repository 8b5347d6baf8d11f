"""Settings of the GB/T 32960 server, `THREE_NETWORKS_GATEWAY_GBT32960_…`."""

from pathlib import Path

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Gbt32960Settings(BaseSettings):
    """Where it listens, whom it takes data from and how patient it is."""

    model_config = SettingsConfigDict(
        env_prefix="THREE_NETWORKS_GATEWAY_GBT32960_", title="GATEWAY_GBT32960", frozen=True
    )

    host: str = Field("127.0.0.1", description="address; 0.0.0.0 in a container")
    port: int = Field(8960, description="port; 0 takes a free one")
    operator_id: str = Field(
        "", max_length=64, description="of vehicles that connect without a platform; none may"
    )
    platforms: dict[str, SecretStr] = Field(
        {}, description='platforms that may log in: {"name": "password"}'
    )
    certificate_file: Path | None = Field(None, description="PEM file; with it TLS is spoken")
    private_key_file: Path | None = Field(None, description="PEM file of the certificate's key")
    connections: int = Field(15_000, ge=1, description="at most so many; others are turned away")
    idle_s: float = Field(
        180, gt=0, description="a connection without a frame for so long ends: our assumption"
    )
    patience_s: float = Field(
        10, gt=0, description="how long Kafka may take before a frame is answered with an error"
    )
    metrics_host: str = Field("127.0.0.1", description="address of the Prometheus endpoint")
    metrics_port: int = Field(0, description="Prometheus endpoint; 0 takes a free port")

    @model_validator(mode="after")
    def _somebody_may_send(self) -> "Gbt32960Settings":
        if not self.operator_id and not self.platforms:
            raise ValueError("nobody could send: set …_OPERATOR_ID or …_PLATFORMS")
        return self
