"""Whatever is pushed is contract events or a refusal."""

import json
from contextlib import suppress
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from gateways.push.decoder import content_of
from gateways.push.runner import takings_of
from gateways.refusal import RefusedError
from schemas.contract import declared
from tests.gateways.fuzz import fuzz
from tests.gateways.mutations import mutated
from tests.gateways.push.pushed import BAY, GRANT, PLATE, RSI, RSM, VEHICLES, VIN

TAKINGS = takings_of((), VEHICLES)
SENT = [
    ["/events/parking.bay", BAY | {"plate": PLATE}],
    ["/events/parking.bay", BAY | {"vin": VIN}],
    ["/v2x/rsi", RSI],
    ["/v2x/rsm", RSM],
]


@fuzz
@given(st.sampled_from(SENT).flatmap(lambda sent: st.tuples(st.just(sent[0]), mutated([sent[1]]))))
def test_fuzz_push(sent: tuple[str, Any]) -> None:
    path, said = sent
    taking = TAKINGS[path]
    events = []
    with suppress(RefusedError):
        events = taking.read(content_of(json.dumps(said).encode(), taking.contract), GRANT)
    for event in events:
        contract = declared(type(event))
        assert msgspec.json.decode(contract.encode(event), type=contract.struct) == event
