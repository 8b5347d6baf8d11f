"""An emergency platform speaks of each incident and loss of supply, again and again."""

from collections import defaultdict
from typing import Any

from tests.seeds.simulator.given import DAYS, eventful, play, simulation

START_MS = simulation().clock.start_ms
END_MS = START_MS + DAYS * 86_400_000


def by_cause(kind: str) -> dict[str, list[dict[str, Any]]]:
    """Each once, in order of time."""
    found: dict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
    for row in play(eventful())[0]["external.alert"].to_pylist():
        if row["kind"] == kind:
            found[row["cause"]][row["event_time"]] = row
    return {cause: [rows[at] for at in sorted(rows)] for cause, rows in found.items()}


def test_each_incident_is_opened_said_again_and_resolved() -> None:
    told = {
        (rows[0]["segment_id"], rows[0]["event_time"], rows[-1]["event_time"])
        for rows in by_cause("road-incident").values()
        if rows[0]["state"] == "open" and rows[-1]["state"] == "resolved"
    }
    spans = [
        (row["segment_id"], *(round(row[name].timestamp() * 1000) for name in ("start", "end")))
        for row in play(eventful())[1]["incident"].to_pylist()
    ]
    whole = {each for each in spans if each[1] >= START_MS and each[2] <= END_MS}
    assert len(whole) > 10
    assert told == whole


def test_it_is_said_every_quarter_of_an_hour_of_one_feeder() -> None:
    losses = by_cause("grid-loss")
    assert len(losses) > 5
    for rows in losses.values():
        assert {row["first_seen"] for row in rows} == {rows[0]["first_seen"]}
        assert {(row["feeder_id"], row["segment_id"]) for row in rows} == {
            (rows[0]["feeder_id"], None)
        }
        since = [
            row["event_time"] - row["first_seen"] for row in rows if row["state"] != "resolved"
        ]
        assert all(each % 900_000 == 0 for each in since)
        assert [row["state"] for row in rows[1:-1]] == ["update"] * len(rows[1:-1])
