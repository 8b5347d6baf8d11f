"""Settings of the GB/T 32960 server, `THREE_NETWORKS_GATEWAY_GBT32960_…`."""

from pydantic import Field, SecretStr, model_validator

from gateways.settings import ServerSettings, section


class Gbt32960Settings(ServerSettings):
    """Whom it takes data from, and how many."""

    model_config = section("GBT32960")

    port: int = Field(8960, description="port; 0 takes a free one")
    operator_id: str = Field(
        "", max_length=64, description="of vehicles that connect without a platform; none may"
    )
    platforms: dict[str, SecretStr] = Field(
        {}, description='platforms that may log in: {"name": "password"}'
    )
    connections: int = Field(15_000, ge=1, description="at most so many; others are turned away")
    idle_s: float = Field(
        180, gt=0, description="a connection without a frame for so long ends: our assumption"
    )

    @model_validator(mode="after")
    def _somebody_may_send(self) -> "Gbt32960Settings":
        if not self.operator_id and not self.platforms:
            raise ValueError("nobody could send: set …_OPERATOR_ID or …_PLATFORMS")
        return self
