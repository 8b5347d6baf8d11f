"""All topics and event types as one AsyncAPI 3 document."""

from typing import Any

from schemas.contract import Contract, Latest
from schemas.render.json_schema import json_schema
from schemas.topic import Topic


def asyncapi(contracts: tuple[Contract, ...], topics: tuple[Topic, ...]) -> dict[str, Any]:
    """An AsyncAPI 3.0 document: a channel a topic, a message an event type."""
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "three-networks 三网融合",
            "version": "1",
            "description": "Events around EV charging; bodies are JSON, attributes CloudEvents 1.0"
            " in Kafka headers. Readers ignore fields they do not know.",
        },
        "defaultContentType": "application/json",
        "channels": {each.name: _channel(each, contracts) for each in topics},
        "operations": {f"receive-{each.name}": _operation(each) for each in topics},
        "components": {"messages": _messages(contracts)},
    }


def _channel(topic: Topic, contracts: tuple[Contract, ...]) -> dict[str, Any]:
    names = [each.slug for each in contracts if topic in each.topics]
    for each in contracts:
        if each.latest and each.latest.topic == topic:
            names += [each.slug, _over(each)]
    return {
        "address": topic.name,
        "description": topic.description,
        "messages": {each: {"$ref": f"#/components/messages/{each}"} for each in names},
        "bindings": {"kafka": {"topicConfiguration": {"cleanup.policy": [topic.cleanup_policy]}}},
    }


def _operation(topic: Topic) -> dict[str, Any]:
    return {"action": "receive", "channel": {"$ref": f"#/channels/{topic.name}"}}


def _messages(contracts: tuple[Contract, ...]) -> dict[str, Any]:
    over = {_over(each): _tombstone(each, each.latest) for each in contracts if each.latest}
    return {each.slug: _message(each) for each in contracts} | over


def _over(contract: Contract) -> str:
    return f"{contract.slug}_over"


def _tombstone(contract: Contract, latest: Latest) -> dict[str, Any]:
    """A record without a value, after which compaction forgets its key."""
    summary = f"The key's {contract.event_type} is {latest.over}: null in the place of its body."
    return _message(contract) | {"summary": summary, "payload": {"type": "null"}}


def _message(contract: Contract) -> dict[str, Any]:
    return {
        "name": contract.wire_type,
        "summary": (contract.struct.__doc__ or "").strip().splitlines()[0],
        "contentType": "application/json",
        "headers": {
            "type": "object",
            "required": ["ce_type", "ce_specversion", "ce_id", "ce_source"],
            "properties": {
                "ce_type": {"const": contract.wire_type},
                "ce_specversion": {"const": "1.0"},
                "ce_id": {"type": "string"},
                "ce_source": {"type": "string"},
            },
        },
        "payload": json_schema(contract),
        "bindings": {"kafka": {"key": {"type": "string", "description": "/".join(contract.key)}}},
    }
