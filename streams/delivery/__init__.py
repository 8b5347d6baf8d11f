"""The one delivery primitive: apply a batch, store rows and position in ClickHouse, then ack.

ClickHouse is the only truth about how far we are; Kafka's committed offset is a hint. Landing
stores events, processors store state: both hand an `Applier` to the same code.
"""
