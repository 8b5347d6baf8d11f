"""Settings of the OCPP gateway, `THREE_NETWORKS_GATEWAY_OCPP_…`."""

from pathlib import Path

from pydantic import Field

from gateways.settings import GatewaySettings, section


class OcppSettings(GatewaySettings):
    """What it knows of stations."""

    model_config = section("OCPP")

    stations_file: Path | None = Field(
        None, description="CSV file of `charge_point` and `station`; else each is its own station"
    )
