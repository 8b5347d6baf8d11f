"""Every record is an event or a refusal, never neither."""

import json
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import contracts
from streams.decoding.decode import CHUNK, LARGEST_VALUE, DecodedBatch, Decoder
from streams.decoding.refusal import Refusal
from streams.delivery.records import Record
from tests.schemas.examples import METER, SESSION, STATUS, WEATHER_HOUR, T, on_wire
from tests.streams.given import METER_V1, SESSION_V1, STATUS_V1, Given, batch, record

DAY_MS = 86_400_000
GOOD = on_wire(METER)

DECODER = Decoder(contracts(), future_tolerance_s=86_400)


def meter_without(name: str) -> bytes:
    return json.dumps({key: value for key, value in METER.items() if key != name}).encode()


def deep(depth: int) -> bytes:
    return GOOD[:-1] + b', "more": ' + b"[" * depth + b"]" * depth + b"}"


def offsets(records: Iterable[Record]) -> list[int]:
    return [each.offset for each in records]


def events_of(decoded: DecodedBatch) -> dict[int, object]:
    """The events by their offsets."""
    found = decoded.by_contract.values()
    return {
        kept.offset: event
        for each in found
        for event, kept in zip(each.events, each.records, strict=True)
    }


METER_REFUSALS = {
    "not JSON": (b"power=3", "not-json", "", "not valid JSON"),
    "an empty value": (b"", "not-json", "", "not valid JSON"),
    "a truncated object": (GOOD[:-1], "not-json", "", "not valid JSON"),
    "two objects": (GOOD + GOOD, "not-json", "", "not valid JSON"),
    "two objects on two lines": (GOOD + b"\n" + GOOD, "not-json", "", "not valid JSON"),
    "not a number": (on_wire(METER, voltage_v=float("nan")), "not-json", "", "not valid JSON"),
    "not UTF-8": (GOOD.replace(b"S-0042", b"S-\xff"), "not-json", "", "not valid JSON"),
    "half a surrogate": (
        GOOD.replace(b"S-0042", b"\\ud800"),
        "not-json",
        "",
        "not valid JSON",
    ),
    "nested too deep": (deep(100_000), "not-json", "", "nested too deep"),
    "no value": (None, "not-json", "", "the record has no value"),
    "JSON null": (b"null", "wrong-type", "", "Expected `object`, got `null`"),
    "a list": (b"[]", "wrong-type", "", "Expected `object`, got `array`"),
    "a text for a number": (
        on_wire(METER, power_w="7"),
        "wrong-type",
        "$.power_w",
        "Expected `int | null`, got `str`",
    ),
    "a fraction for an integer": (
        on_wire(METER, power_w=7.5),
        "wrong-type",
        "$.power_w",
        "Expected `int | null`, got `float`",
    ),
    "null for what must be": (
        on_wire(METER, station_id=None),
        "wrong-type",
        "$.station_id",
        "Expected `str`, got `null`",
    ),
    "a missing field": (
        meter_without("station_id"),
        "missing-field",
        "$.station_id",
        "Object missing required field `station_id`",
    ),
    "above the range": (
        on_wire(METER, soc_percent=100.5),
        "out-of-range",
        "$.soc_percent",
        "Expected `float` <= 100.0",
    ),
    "below the range": (
        on_wire(METER, import_wh=-1),
        "out-of-range",
        "$.import_wh",
        "Expected `int` >= 0",
    ),
    "beyond all numbers": (
        GOOD.replace(b"380.5", b"1e999"),
        "out-of-range",
        "$.voltage_v",
        "Number out of range",
    ),
    "an empty identifier": (
        on_wire(METER, connector_id=""),
        "out-of-range",
        "$.connector_id",
        "Expected `str` of length >= 1",
    ),
    "a long identifier": (
        on_wire(METER, connector_id="C" * 65),
        "out-of-range",
        "$.connector_id",
        "Expected `str` of length <= 64",
    ),
    "an unknown code": (
        on_wire(METER, quality="splendid"),
        "unknown-code",
        "$.quality",
        "not a code of the contract",
    ),
    "1970": (
        on_wire(METER, event_time=0),
        "out-of-range",
        "$.event_time",
        "Expected `int` >= 1262304000000",
    ),
    "2100": (
        on_wire(METER, event_time=4_102_444_800_001),
        "out-of-range",
        "$.event_time",
        "Expected `int` <= 4102444800000",
    ),
    "the future": (
        on_wire(METER, event_time=T + DAY_MS + 1),
        "time-in-future",
        "$.event_time",
        "later than Kafka's own time of the record",
    ),
    "too large": (
        on_wire(METER, more="x" * LARGEST_VALUE),
        "too-large",
        "",
        "longer than 1048576 bytes",
    ),
}


@pytest.mark.parametrize("name", METER_REFUSALS)
def test_a_bad_value_is_refused_and_stops_none_of_its_neighbours(name: str) -> None:
    value, reason, field, detail = METER_REFUSALS[name]
    decoded = DECODER.decode(batch(record(GOOD), record(value), record(GOOD)))
    assert list(events_of(decoded)) == [0, 2]
    assert [(each.offset, refusal) for each, refusal in decoded.refused] == [
        (1, Refusal(reason, "charger.meter.v1", field, detail))
    ]


UNLABELLED = {
    "no headers": ((), Refusal("missing-header", "", "ce_type", "no ce_type header")),
    "another header": (
        (("traceparent", b"00"),),
        Refusal("missing-header", "", "ce_type", "no ce_type header"),
    ),
    "a header without value": (
        (("ce_type", None),),
        Refusal("missing-header", "", "ce_type", "no ce_type header"),
    ),
    "an unknown type": (
        (("ce_type", b"charger.noise.v1"),),
        Refusal("unknown-type", "charger.noise.v1", "ce_type", "this event type is not known here"),
    ),
    "a type without version": (
        (("ce_type", b"charger.meter"),),
        Refusal("unknown-type", "charger.meter", "ce_type", "this event type is not known here"),
    ),
    "an unknown version": (
        (("ce_type", b"charger.meter.v2"),),
        Refusal("unknown-version", "charger.meter.v2", "ce_type", "this version is not known here"),
    ),
    "a VIN for a type": (
        (("ce_type", b"LSVAA4182E2184847"),),
        Refusal("unknown-type", "", "ce_type", "not the name of an event type"),
    ),
}


@pytest.mark.parametrize("name", UNLABELLED)
def test_a_record_without_a_known_type_is_refused(name: str) -> None:
    headers, refusal = UNLABELLED[name]
    bad = Given(GOOD, headers=headers)  # type: ignore[arg-type]
    decoded = DECODER.decode(batch(record(GOOD), bad, record(GOOD)))
    assert list(events_of(decoded)) == [0, 2]
    assert decoded.refused == [(bad, refusal)]


@pytest.mark.parametrize("key", [None, b""])
def test_a_record_without_key_is_refused(key: bytes | None) -> None:
    """Without a key there is no order to speak of."""
    decoded = DECODER.decode(batch(record(GOOD), record(GOOD, key=key), record(GOOD)))
    assert list(events_of(decoded)) == [0, 2]
    assert [refusal for _, refusal in decoded.refused] == [
        Refusal("empty-key", "charger.meter.v1", "key", "a record needs its key")
    ]


def test_the_type_need_not_be_the_first_header() -> None:
    headers = [("traceparent", b"00"), ("ce_type", METER_V1), ("ce_id", b"e1")]
    decoded = DECODER.decode(batch(Given(GOOD, headers=headers)))
    assert list(events_of(decoded)) == [0]


def test_a_raw_personal_value_in_a_pseudonyms_place_is_refused_without_naming_it() -> None:
    bad = record(on_wire(SESSION, vehicle="LSVAA4182E2184847"), SESSION_V1)
    ((_, refusal),) = DECODER.decode(batch(bad)).refused
    assert (refusal.reason, refusal.field) == ("out-of-range", "$.vehicle")
    assert refusal.detail.startswith("Expected `str` matching regex")


def test_the_future_is_measured_from_kafkas_time_of_the_record() -> None:
    late = T + DAY_MS
    found = DECODER.decode(
        batch(
            record(on_wire(METER, event_time=late), timestamp=T),
            record(on_wire(METER, event_time=late), timestamp=T - 1),
        )
    )
    assert list(events_of(found)) == [0]
    assert [refusal.reason for _, refusal in found.refused] == ["time-in-future"]


def test_a_foretold_hour_may_be_later_than_kafkas_time_of_the_record() -> None:
    in_ten_days = record(on_wire(WEATHER_HOUR, hour=T + 10 * DAY_MS), b"weather.hour.v1")
    assert list(events_of(DECODER.decode(batch(in_ten_days)))) == [0]


@pytest.mark.parametrize(
    ("field", "value"), [("temperature_c", 61), ("precipitation_mm", -0.1), ("hour", 0)]
)
def test_weather_that_cannot_be_is_refused(field: str, value: float) -> None:
    bad = record(on_wire(WEATHER_HOUR, **{field: value}), b"weather.hour.v1")
    ((_, refusal),) = DECODER.decode(batch(bad)).refused
    assert (refusal.reason, refusal.field) == ("out-of-range", f"$.{field}")


def test_types_of_one_topic_are_told_apart_by_their_header() -> None:
    decoded = DECODER.decode(
        batch(
            record(GOOD),
            record(on_wire(STATUS), STATUS_V1),
            record(on_wire(SESSION), SESSION_V1),
            record(on_wire(STATUS), STATUS_V1),
        )
    )
    found = {each.event_type: offsets(found.records) for each, found in decoded.by_contract.items()}
    assert found == {"charger.meter": [0], "charger.status": [1, 3], "charger.session": [2]}


def test_one_bad_record_costs_its_chunk_a_second_look_and_nothing_else() -> None:
    count = 2 * CHUNK + 10
    records = [record(GOOD) for _ in range(count)]
    records[CHUNK + 3] = record(b"{")
    decoded = DECODER.decode(batch(*records))
    assert list(events_of(decoded)) == [each for each in range(count) if each != CHUNK + 3]
    assert offsets(each for each, _ in decoded.refused) == [CHUNK + 3]


def test_values_that_together_are_too_large_are_none_alone() -> None:
    value = on_wire(METER, more="x" * (LARGEST_VALUE // 2))
    decoded = DECODER.decode(batch(record(value), record(value), record(value)))
    assert len(events_of(decoded)) == 3


_cut = st.integers(0, len(GOOD))
_values = st.one_of(
    st.just(GOOD),
    st.builds(lambda power: on_wire(METER, power_w=power), st.integers(0, 9)),
    st.builds(lambda soc: on_wire(METER, soc_percent=soc), st.sampled_from([5, 101, "x", None])),
    _cut.map(lambda cut: GOOD[:cut]),
    _cut.map(lambda cut: GOOD[cut:]),
    _cut.map(lambda cut: GOOD[:cut] + b"\n" + GOOD[cut:]),
    st.sampled_from([GOOD + GOOD, GOOD + b"\n" + GOOD, GOOD + b" " + GOOD, b"\n" + GOOD, b"{}"]),
    st.sampled_from([b" " + GOOD, GOOD + b"\n", GOOD + b"\r", b"", b"\n", b"{", b"}", b"}\n{"]),
    st.just(json.dumps(METER, indent=1).encode()),
    st.just(deep(2_000)),
    st.none(),
    st.binary(max_size=4),
)
_records = st.builds(
    record,
    _values,
    st.sampled_from([METER_V1, METER_V1, METER_V1, STATUS_V1, b"nonsense"]),
    key=st.sampled_from([b"k", b"k", b"k", b"", None]),
    timestamp=st.sampled_from([T, T, T, T - DAY_MS - 1, T + 1, -1]),
)


@given(st.lists(_records, max_size=8))
def test_decoding_together_is_decoding_one_by_one(records: list[Given]) -> None:
    """Whatever stands beside it: two objects in a value, half of one, newlines, other times."""
    together = DECODER.decode(batch(*records)) if records else None
    events: dict[int, object] = {}
    refused: dict[int, Refusal] = {}
    for offset, each in enumerate(records):
        alone = DECODER.decode(batch(each, first=offset))
        events |= events_of(alone)
        refused |= {bad.offset: refusal for bad, refusal in alone.refused}
    if together is not None:
        assert events_of(together) == events
        assert {bad.offset: refusal for bad, refusal in together.refused} == refused
    assert sorted([*events, *refused]) == list(range(len(records)))


_MARKER = "zqxjkvbp"
_fields = st.sampled_from(sorted([*SESSION, "unknown"]))
_marked = st.one_of(
    st.just(_MARKER),
    st.text(max_size=100).map(lambda more: _MARKER + more),
    st.just([_MARKER]),
    st.just({_MARKER: _MARKER}),
)


@given(st.dictionaries(_fields, _marked, min_size=1), st.booleans())
def test_no_refusal_names_a_value_of_the_record(fields: dict[str, object], cut: bool) -> None:
    value = on_wire(SESSION, **fields)
    found = DECODER.decode(batch(record(value[:-1] if cut else value, SESSION_V1)))
    for _, refusal in found.refused:
        assert _MARKER not in repr(refusal)
