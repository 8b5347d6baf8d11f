"""What was said of a city: our verdicts, and those of plain rules on the same evidence."""

from collections.abc import Sequence
from datetime import date

from benchmarks.zombie.episodes import Connector, Episode, runs
from connections.clickhouse import ClickHouse

PLAIN_DAYS = (3, 7, 14)

_VERDICTS = """
    SELECT operator_id, station_id, connector_id, day, kind FROM derived.zombie
    WHERE stage = 'confirmed' ORDER BY operator_id, station_id, connector_id, day"""

# 长期零充电: no charge on so many days in a row, which is all that a table of orders shows.
_PLAIN = """
    SELECT operator_id, station_id, connector_id, day, 'plain' FROM
    (
        SELECT operator_id, station_id, connector_id, day,
            sum(charges) OVER lately AS charged, count() OVER lately AS seen
        FROM derived.zombie_evidence
        WINDOW lately AS
        (
            PARTITION BY operator_id, station_id, connector_id ORDER BY day
            ROWS BETWEEN %(before)s PRECEDING AND CURRENT ROW
        )
    )
    WHERE charged = 0 AND seen = %(days)s
    ORDER BY operator_id, station_id, connector_id, day"""

_USE = """
    SELECT operator_id, station_id, connector_id,
        sumIf(charges, stage = 'clear') / greatest(1, countIf(stage = 'clear'))
    FROM derived.zombie_evidence AS evidence
    INNER JOIN derived.zombie USING (day, operator_id, station_id, connector_id)
    GROUP BY operator_id, station_id, connector_id"""


def confirmed(client: ClickHouse, first: date) -> list[Episode]:
    """Stretches of days on which a connector is confirmed."""
    return _episodes(client.rows(_VERDICTS), first)


def without_a_charge(client: ClickHouse, first: date, days: int) -> list[Episode]:
    """Stretches on which it has had no charge for so many days."""
    return _episodes(client.rows(_PLAIN, {"days": days, "before": days - 1}), first)


def use(client: ClickHouse) -> dict[Connector, float]:
    """Charges a day of each connector, on the days on which it was clear."""
    rows = client.rows(_USE)
    return {(operator, station, name): charges for operator, station, name, charges in rows}


def _episodes(rows: Sequence[tuple[str, str, str, date, str]], first: date) -> list[Episode]:
    days = (((operator, station, name), day, kind) for operator, station, name, day, kind in rows)
    return list(runs(days, first))
