"""Three weeks of connectors, each story at a site of its own, most with two neighbours.

A story is what its connector shows from day 7 on; in the week before it was used like the others.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from connections.clickhouse import ClickHouse
from pipelines.zombie import ZOMBIE
from tests.pipelines.given import DAY, ZONE

DAY_MS = 86_400_000
WEEK, DAYS = 7, 24

Shown = dict[str, Any]
SILENT: Shown = {}
QUIET: Shown = {"online_ms": DAY_MS, "free_ms": DAY_MS}
USED: Shown = {"online_ms": DAY_MS, "free_ms": 80_000_000, "charging_ms": 6_400_000, "charges": 4}
PLUGGED: Shown = {"online_ms": DAY_MS, "plugged_ms": DAY_MS}
STUCK: Shown = {"online_ms": DAY_MS, "charging_ms": DAY_MS, "metered_ms": DAY_MS}
BLOCKED: Shown = QUIET | {"bay_known_ms": DAY_MS, "bay_taken_ms": DAY_MS}
ORDERS: Shown = {"charges": 4}


@dataclass(frozen=True)
class Story:
    """What a connector shows by turns from day 7 on, the last of it for good.

    Attributes:
        neighbours: what the two beside it show then.
        before, neighbours_before: what they show in the first week.
        operator: whose it is.
        use_class: of its site.
        alone: is it the only one there?
    """

    shows: tuple[Shown, ...]
    neighbours: Shown = field(default_factory=lambda: USED)
    before: Shown = field(default_factory=lambda: USED)
    neighbours_before: Shown = field(default_factory=lambda: USED)
    operator: str = "O1"
    use_class: str = "public"
    alone: bool = False

    def of_day(self, number: int) -> tuple[Shown, Shown]:
        """What it and each of its neighbours show on a day."""
        if number < WEEK:
            return self.before, self.neighbours_before
        return self.shows[min(number - WEEK, len(self.shows) - 1)], self.neighbours


def nth(number: int) -> date:
    """The days that are judged, from 0."""
    return DAY + timedelta(days=number)


def play(client: ClickHouse, stories: dict[str, Story], days: int = DAYS) -> None:
    """Judge the first days of all stories, usually all."""
    for number in range(days):
        tell(client, stories, number)
        ZOMBIE.compute(client, nth(number), ZONE)


def tell(client: ClickHouse, stories: dict[str, Story], number: int) -> None:
    """The evidence of a day."""
    rows = [row for name, story in stories.items() for row in _rows(name, story, number)]
    columns = {
        name: [row.get(name, 0) for row in rows] for name in {n for row in rows for n in row}
    }
    client.insert("derived.zombie_evidence", columns)


def lived(client: ClickHouse, name: str) -> list[str]:
    """The verdicts on the connector of a story as `9 suspected silent`, where they change."""
    rows = client.rows(
        "SELECT dateDiff('day', toDate(%(first)s), day), stage, kind FROM derived.zombie"
        " WHERE connector_id = %(name)s ORDER BY day",
        {"first": str(DAY), "name": name},
    )
    said = [(number, f"{stage} {kind}".strip()) for number, stage, kind in rows]
    before = ["", *(words for _, words in said[:-1])]
    return [
        f"{number} {words}"
        for (number, words), last in zip(said, before, strict=True)
        if words != last
    ]


def _rows(name: str, story: Story, number: int) -> list[Shown]:
    own, beside = story.of_day(number)
    given = {
        "day": nth(number),
        "operator_id": story.operator,
        "station_id": f"site of {name}",
        "use_class": story.use_class,
        "charge_kind": "dc",
        "in_operation": True,
        "day_ms": DAY_MS,
    }
    neighbours = () if story.alone else (f"{name}, left", f"{name}, right")
    shown = {name: own} | dict.fromkeys(neighbours, beside)
    return [given | {"connector_id": each} | row for each, row in shown.items()]
