"""Kafka to ClickHouse: the delivery primitive, landing, and (later) the processors."""
