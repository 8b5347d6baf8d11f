"""Settings of the webhook, `THREE_NETWORKS_GATEWAY_WEBHOOK_…`."""

from pydantic import Field, HttpUrl, SecretStr

from gateways.settings import GatewaySettings, section


class WebhookSettings(GatewaySettings):
    """Who is told, and how it knows that it is we who tell."""

    model_config = section("WEBHOOK")

    url: HttpUrl = Field(description="where alerts are posted to")
    secret: SecretStr = Field(
        description="`whsec_` and base64 of 24 to 64 bytes, shared with the receiver"
    )
    group_id: str = Field("webhook", description="Kafka group: another receiver, another group")
    answer_within_s: float = Field(
        10, gt=0, description="how long the receiver may take before it is asked again"
    )
