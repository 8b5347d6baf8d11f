"""From Kafka to a receiver outside: a record is behind us when the receiver has it, not before."""
