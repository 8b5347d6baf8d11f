"""Webhooks: alerts to who cannot read Kafka, as CloudEvents over HTTP."""
