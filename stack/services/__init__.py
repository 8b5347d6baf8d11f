"""What the supervisor runs besides Kafka."""
