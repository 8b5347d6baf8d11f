"""Settings of the OCPP gateway, `THREE_NETWORKS_GATEWAY_OCPP_…`."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class OcppSettings(BaseSettings):
    """What it knows of stations, and how patient it is."""

    model_config = SettingsConfigDict(
        env_prefix="THREE_NETWORKS_GATEWAY_OCPP_", title="GATEWAY_OCPP", frozen=True
    )

    stations_file: Path | None = Field(
        None, description="CSV file of `charge_point` and `station`; else each is its own station"
    )
    patience_s: float = Field(
        10, gt=0, description="how long Kafka may take before the same frames are sent again"
    )
    metrics_host: str = Field("127.0.0.1", description="address of the Prometheus endpoint")
    metrics_port: int = Field(0, description="Prometheus endpoint; 0 takes a free port")
