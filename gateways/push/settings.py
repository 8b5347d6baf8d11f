"""Settings of the push endpoint, `THREE_NETWORKS_GATEWAY_PUSH_…`."""

from pathlib import Path

from pydantic import Field

from gateways.settings import ServerSettings, section


class PushSettings(ServerSettings):
    """Whom it knows and what it takes."""

    model_config = section("PUSH")

    tokens_file: Path = Field(description="TOML file of hashed tokens and what they may send")
    vehicles_file: Path | None = Field(None, description="CSV file of plates and their VINs")
    more_event_types: tuple[str, ...] = Field(
        (), description="taken besides those of parking, traffic, weather: [`grid.feeder`]"
    )
    port: int = Field(8103, description="port; 0 takes a free one")
