"""What the engine says of a stored table, taken apart."""

import pytest

from connections.schema_plan.storage import Storage, parsed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Storage("", "", {})),
        ("MergeTree ORDER BY a", Storage("MergeTree ORDER BY a", "", {})),
        (
            "MergeTree ORDER BY a TTL b + toIntervalDay(5), c + toIntervalDay(6)",
            Storage("MergeTree ORDER BY a", "b + toIntervalDay(5), c + toIntervalDay(6)", {}),
        ),
        (
            "ReplacingMergeTree(v) PARTITION BY toDate(b) ORDER BY (a, b) TTL b + toIntervalDay(5)"
            " SETTINGS merge_selector_base = 10, storage_policy = 'one, two', ratio = 0.5",
            Storage(
                "ReplacingMergeTree(v) PARTITION BY toDate(b) ORDER BY (a, b)",
                "b + toIntervalDay(5)",
                {"merge_selector_base": "10", "storage_policy": "'one, two'", "ratio": "0.5"},
            ),
        ),
    ],
    ids=["a view", "form only", "TTL", "all"],
)
def test_form_ttl_and_settings(text: str, expected: Storage) -> None:
    assert parsed(text) == expected
