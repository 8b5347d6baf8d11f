"""Kafka to ClickHouse: one delivery primitive, and on it landing and processing."""
