"""One AsyncAPI document of everything."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from schemas import contracts, topics
from schemas.contract import declared
from schemas.events.charger_meter import ChargerMeter
from schemas.render.asyncapi import asyncapi
from schemas.render.json_schema import json_schema
from tests.schemas.examples import METER, on_wire


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return asyncapi(contracts(), topics())


def test_its_parts(document: dict[str, Any]) -> None:
    assert document["asyncapi"] == "3.0.0"
    assert set(document["info"]) == {"title", "version", "description"}
    assert document["defaultContentType"] == "application/json"
    assert set(document) == {
        "asyncapi",
        "info",
        "defaultContentType",
        "channels",
        "operations",
        "components",
    }


def test_a_channel_a_topic_with_its_messages(document: dict[str, Any]) -> None:
    found = {
        name: (channel["address"], sorted(channel["messages"]))
        for name, channel in document["channels"].items()
    }
    assert list(found) == [each.name for each in topics()]
    assert found["traffic"] == ("traffic", ["traffic_segment", "traffic_v2x"])
    assert found["dead-letters"] == ("dead-letters", ["dead_letter"])


def test_a_type_stands_in_every_topic_that_it_may_be_in(document: dict[str, Any]) -> None:
    channels = document["channels"]
    bay = {"$ref": "#/components/messages/parking_bay"}
    assert {name for name, each in channels.items() if bay in each["messages"].values()} == {
        "charger",
        "parking",
    }


def test_the_topic_of_active_alerts_is_compacted_and_says_what_is_null(
    document: dict[str, Any],
) -> None:
    channel, messages = document["channels"]["alerts.active"], document["components"]["messages"]
    assert channel["messages"] == {
        "alert": {"$ref": "#/components/messages/alert"},
        "alert_over": {"$ref": "#/components/messages/alert_over"},
    }
    assert channel["bindings"]["kafka"]["topicConfiguration"] == {"cleanup.policy": ["compact"]}
    assert messages["alert_over"]["payload"] == {"type": "null"}
    assert messages["alert_over"]["bindings"] == messages["alert"]["bindings"]


def test_an_operation_a_topic(document: dict[str, Any]) -> None:
    operations = document["operations"]
    assert list(operations) == [f"receive-{each.name}" for each in topics()]
    assert operations["receive-dead-letters"] == {
        "action": "receive",
        "channel": {"$ref": "#/channels/dead-letters"},
    }


def test_a_message_says_headers_key_and_body(document: dict[str, Any]) -> None:
    message = document["components"]["messages"]["charger_meter"]
    meter = next(each for each in contracts() if each.event_type == "charger.meter")
    assert message["name"] == "charger.meter.v1"
    assert message["payload"] == json_schema(meter)
    assert message["bindings"]["kafka"]["key"]["description"] == "operator_id/station_id"
    assert message["headers"]["properties"]["ce_type"] == {"const": "charger.meter.v1"}


def test_the_headers_are_those_that_producers_send(document: dict[str, Any]) -> None:
    event = msgspec.json.decode(on_wire(METER), type=ChargerMeter)
    sent = [name for name, _ in declared(ChargerMeter).headers_of(event)]
    message = document["components"]["messages"]["charger_meter"]
    assert message["headers"]["required"] == sent
    assert list(message["headers"]["properties"]) == sent


def test_every_reference_resolves(document: dict[str, Any]) -> None:
    references = list(_references(document))
    in_landed = sum(len(each.topics) for each in contracts())
    assert len(references) == len(topics()) + in_landed + len(["alert", "alert_over"])
    for reference in references:
        found: Any = document
        for step in reference.removeprefix("#/").split("/"):
            found = found[step]
        assert found


def _references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if "$ref" in part:
            yield part["$ref"]
        for each in part.values():
            yield from _references(each)
