"""Real orders as a feed of orders alone: what the verdicts on them are, day by day.

    python -m benchmarks.zombie.real DATA_FOLDER

The folder is yours, as for `benchmarks.comparison`. Nobody knows which connectors of these data
were of no use; what is known is who was used, and when the workplace of ACN was closed.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.common.report import last_line, progress
from benchmarks.comparison.real.files import found, number, rows, time
from benchmarks.zombie.judged import connected, endpoint
from connections.clickhouse import ClickHouse
from pipelines.zombie import ZOMBIE
from seeds.replay.datasets.acn import CONNECTOR, PLUG_OUT

_DAY_MS = 86_400_000
_CALIFORNIA = ZoneInfo("America/Los_Angeles")
# The workplace was closed from March 2020 on: five months before it, and three of it.
_ACN_FROM, _ACN_UNTIL = date(2019, 10, 1), date(2020, 5, 31)


@dataclass(frozen=True)
class Orders:
    """Charges by connector and local day, of a feed that says nothing else.

    Attributes:
        one_site: are all connectors at one site, or each at its own?
        since: the day from which each connector is in the register.
    """

    name: str
    zone: ZoneInfo
    one_site: bool
    since: dict[str, date]
    charges: Counter[tuple[str, date]]

    @property
    def days(self) -> list[date]:
        """From the first to the last day."""
        known = [day for _, day in self.charges]
        first = min(known)
        return [first + timedelta(days=each) for each in range((max(known) - first).days + 1)]


def acn(folder: Path) -> Orders:
    """Orders of 52 connectors of a workplace; each is registered from its first one on."""
    charges: Counter[tuple[str, date]] = Counter()
    file = found(folder, "acn/california_ev_sessions.csv")
    for line, (connector, plug_out) in rows(file, (CONNECTOR, PLUG_OUT)):
        day = time(file, line, plug_out).replace(tzinfo=UTC).astimezone(_CALIFORNIA).date()
        if _ACN_FROM <= day <= _ACN_UNTIL:
            charges[connector, day] += 1
    since: dict[str, date] = {}
    for connector, day in sorted(charges, key=lambda each: each[1]):
        since.setdefault(connector, day)
    return Orders("ACN-Data", _CALIFORNIA, True, since, charges)


def charged(folder: Path) -> Orders:
    """47 stations of São Paulo as a connector each; an hour with energy is taken for a charge."""
    file = found(folder, "charged-spo/volume.csv")
    with file.open(encoding="utf-8-sig") as lines:
        stations = next(lines).strip().split(",")[1:]
    charges: Counter[tuple[str, date]] = Counter()
    first = date.max
    for line, (hour, *cells) in rows(file, ("", *stations)):
        day = time(file, line, hour).date()
        first = min(first, day)
        for station, cell in zip(stations, cells, strict=True):
            charges[station, day] += number(file, line, cell) > 0
    return Orders(
        "CHARGED, São Paulo",
        ZoneInfo("America/Sao_Paulo"),
        False,
        dict.fromkeys(stations, first),
        charges,
    )


def judge(client: ClickHouse, orders: Orders) -> Iterator[tuple[date, set[str]]]:
    """Who is confirmed on each day."""
    for day in orders.days:
        registered = sorted(name for name, since in orders.since.items() if since <= day)
        many = len(registered)
        client.insert(
            "derived.zombie_evidence",
            {
                "day": [day] * many,
                "operator_id": [orders.name] * many,
                "station_id": ["site"] * many if orders.one_site else registered,
                "connector_id": registered,
                "use_class": ["public"] * many,
                "in_operation": [True] * many,
                "day_ms": [_DAY_MS] * many,
                "charges": [orders.charges[name, day] for name in registered],
            },
        )
        ZOMBIE.compute(client, day, orders.zone)
        rows_ = client.rows(
            "SELECT connector_id FROM derived.zombie WHERE day = %(day)s AND stage = 'confirmed'",
            {"day": day},
        )
        yield day, {name for (name,) in rows_}


def main(folder: Path) -> None:
    """Judge both data sets and say who was ever confirmed."""
    figures = {}
    for read in (charged, acn):
        orders = read(folder)
        with (
            tempfile.TemporaryDirectory(prefix="three-networks-") as home,
            endpoint(Path(home)) as settings,
            connected(settings) as client,
        ):
            said = dict(judge(client, orders))
        figures[orders.name] = found = _figures(orders, said)
        progress(f"{orders.name}: {found}")
    last_line(figures)


def _figures(orders: Orders, said: dict[date, set[str]]) -> dict[str, int]:
    used = {name for (name, _), many in orders.charges.items() if many}
    ever = set().union(*said.values())
    return {
        "days": len(said),
        "connectors": len(orders.since),
        "never_used": len(set(orders.since) - used),
        "never_used_and_found": len(ever - used),
        "used_and_flagged": len(ever & used),
        "flagged_at_the_end": len(said[max(said)]),
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
