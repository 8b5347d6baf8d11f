"""All topics and event types as one AsyncAPI 3 document."""

from typing import Any

from schemas.contract import Contract
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
        "components": {"messages": {each.slug: _message(each) for each in contracts}},
    }


def _channel(topic: Topic, contracts: tuple[Contract, ...]) -> dict[str, Any]:
    of_topic = [each for each in contracts if topic in each.topics]
    return {
        "address": topic.name,
        "description": topic.description,
        "messages": {
            each.slug: {"$ref": f"#/components/messages/{each.slug}"} for each in of_topic
        },
    }


def _operation(topic: Topic) -> dict[str, Any]:
    return {"action": "receive", "channel": {"$ref": f"#/channels/{topic.name}"}}


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
