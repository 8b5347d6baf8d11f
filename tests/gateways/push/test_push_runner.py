"""What an endpoint takes."""

from gateways.push.runner import takings_of
from tests.gateways.push.pushed import VEHICLES


def test_it_takes_events_of_the_networks_that_have_no_protocol_of_their_own() -> None:
    assert list(takings_of((), VEHICLES)) == [
        "/events/parking.bay",
        "/events/parking.lot",
        "/events/traffic.segment",
        "/events/traffic.v2x",
        "/events/weather.hour",
        "/v2x/rsi",
        "/v2x/rsm",
    ]


def test_it_takes_events_that_are_named_besides() -> None:
    assert {*takings_of(["grid.feeder"], VEHICLES)} - {*takings_of((), VEHICLES)} == {
        "/events/grid.feeder"
    }
