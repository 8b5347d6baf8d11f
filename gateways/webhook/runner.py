"""`three-networks gateway webhook`: posts alerts until SIGTERM or Ctrl-C."""

from connections.settings import Settings
from gateways.forwarding.forwarding import Forwarding, group_member
from gateways.forwarding.metrics import ForwardingMetrics
from gateways.forwarding.settling import Settling
from gateways.running import Running, run
from gateways.webhook.post import Webhook
from gateways.webhook.settings import WebhookSettings
from gateways.webhook.signature import key_of
from schemas.topic import ALERTS

NAME = "webhook"


def main(settings: Settings) -> None:
    """Run one webhook until SIGTERM; several of a group share the partitions.

    Raises:
        SecretError: the secret cannot be used.
    """
    own = WebhookSettings()
    webhook = Webhook(str(own.url), key_of(own.secret.get_secret_value()), own.answer_within_s)

    async def serve(running: Running) -> None:
        metrics = ForwardingMetrics(NAME, running.metrics)
        settling = Settling(f"gateway:{NAME}", webhook.send, running.outlet, metrics)
        client = group_member(settings.kafka, own.group_id)
        running.started()
        await Forwarding(client, ALERTS, settling.settle, running.stop).run()

    run(NAME, settings, own, serve)
