"""Settings of the T/CEC 102 receiver, `THREE_NETWORKS_GATEWAY_TCEC102_…`."""

from pathlib import Path

from pydantic import Field

from gateways.settings import ServerSettings, section


class Tcec102Settings(ServerSettings):
    """Whom it knows, and what it lets pass."""

    model_config = section("TCEC102")

    operators_file: Path = Field(description="TOML file of operators and their secrets")
    vehicles_file: Path | None = Field(None, description="CSV file of plates and their VINs")
    port: int = Field(8102, description="port; 0 takes a free one")
    token_lifetime_s: int = Field(7200, ge=60, description="how long an access token holds")
    clock_skew_s: int = Field(
        600, ge=1, description="how far TimeStamp may be from our clock: our assumption"
    )
