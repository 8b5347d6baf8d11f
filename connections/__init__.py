"""How to reach Kafka and ClickHouse, in one place, so that nobody forgets a time-out or murmur2."""
