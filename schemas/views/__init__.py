"""Views for downstream, in the two layers that Beijing's plan draws over the aggregated data.

`api_decision` 决策支持层 is for the city. `api_service` 社会服务层 is for anyone: it shows public
stations only, and of them nothing that an operator keeps to itself. A view is a file of SQL; what
it takes from contracts and from the register stands in it as `$name`.
"""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from string import Template

from schemas.contract import Contract
from schemas.events.station_load import REPEATED_MS
from schemas.latest import LOOK_BACK, MOMENT
from schemas.reference_table import ReferenceTable
from schemas.table import View
from schemas.views.catalogue import CATALOGUE

__all__ = ["LOOK_BACK", "layered_views"]

_HERE = Path(__file__).parent

QUARTER_MS = 900_000


def layered_views(
    contracts: Sequence[Contract], references: Sequence[ReferenceTable], time_zone: str
) -> tuple[View, ...]:
    """Every view of `api_decision` and `api_service`, in the order to make them.

    `time_zone` is the city's: its date decides which rows of the register hold today.
    """
    today = f"toDate(now('{time_zone}'))"
    given = {f"{each.name}_today": each.holding(today) for each in references}
    given |= {"today": today, "look_back": _interval(LOOK_BACK), "time_zone": time_zone}
    given["moment"] = MOMENT
    given["quarters_repeated"] = str(REPEATED_MS // QUARTER_MS)
    for contract in contracts:
        if contract.silence:
            given[f"{contract.slug}_silence"] = _interval(contract.silence)
            given[f"{contract.slug}_silence_ms"] = str(
                contract.silence // timedelta(milliseconds=1)
            )
            given[f"{contract.slug}_now"] = _now(contract, _interval(contract.silence))
    return tuple(
        View(database, name, _sql(database, name).substitute(given), comment)
        for database, name, comment in CATALOGUE
    )


def _sql(database: str, name: str) -> Template:
    return Template((_HERE / database.removeprefix("api_") / f"{name}.sql").read_text().strip())


def _interval(length: timedelta) -> str:
    return f"INTERVAL {round(length.total_seconds())} SECOND"


def _now(contract: Contract, silence: str) -> str:
    """What each was heard to say last, within its silence; the future is not now."""
    whose = ", ".join(name for name in contract.identity if name != "event_time")
    return (
        f"(SELECT * FROM landing.{contract.slug}"
        f" WHERE event_time >= now64(3) - {silence} AND event_time <= now64(3)"
        f" ORDER BY event_time DESC, _version DESC LIMIT 1 BY {whose})"
    )
