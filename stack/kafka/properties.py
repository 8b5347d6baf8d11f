"""The broker's settings."""

from pathlib import Path

from stack.ports import HOST

# Records of 16 MiB, and what a record batch puts around them.
_LARGEST_BATCH = (16 << 20) + (64 << 10)


def server_properties(data: Path, port: int, controller_port: int) -> str:
    """The text of `server.properties` for one node that is broker and controller."""
    settings = {
        "process.roles": "broker,controller",
        "node.id": 1,
        # Static voters: unlike the dynamic ones they are not stored, so the port may change.
        "controller.quorum.voters": f"1@{HOST}:{controller_port}",
        "controller.listener.names": "CONTROLLER",
        "listeners": f"PLAINTEXT://{HOST}:{port},CONTROLLER://{HOST}:{controller_port}",
        "advertised.listeners": f"PLAINTEXT://{HOST}:{port}",
        "log.dirs": data,
        "message.max.bytes": _LARGEST_BATCH,
        # After kill -9 the new broker waits for the old one's session to end: 9 s by default.
        "broker.session.timeout.ms": 3000,
        "broker.heartbeat.interval.ms": 500,
        # A misspelt topic is an error, not a new topic.
        "auto.create.topics.enable": "false",
        "num.partitions": 4,
        "offsets.topic.num.partitions": 4,
        "offsets.topic.replication.factor": 1,
        "transaction.state.log.num.partitions": 2,
        "transaction.state.log.replication.factor": 1,
        "transaction.state.log.min.isr": 1,
        "share.coordinator.state.topic.replication.factor": 1,
        "share.coordinator.state.topic.min.isr": 1,
        "group.initial.rebalance.delay.ms": 0,
    }
    return "".join(f"{name}={value}\n" for name, value in settings.items())
