"""Settings of the feed, `THREE_NETWORKS_GATEWAY_TCEC102_FEED_…`."""

from pathlib import Path

from pydantic import Field, HttpUrl

from gateways.settings import GatewaySettings, section


class Tcec102FeedSettings(GatewaySettings):
    """Which city is told, and for whom we speak."""

    model_config = section("TCEC102_FEED")

    url: HttpUrl = Field(description="the city's address with version, `https://host/evcs/v1.0`")
    operators_file: Path = Field(
        description="TOML file of the operators we speak for, with the secrets shared with the city"
    )
    group_id: str = Field("tcec102-feed", description="Kafka group: another city, another group")
