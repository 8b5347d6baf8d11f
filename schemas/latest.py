"""Tables of what was said last, so that who asks what is now reads a row and not days of them.

Landing tables hold every statement. `latest.<type>` holds the last one of each key, and
`latest.charger_heard` when equipment was heard. Materialized views feed them within the insert that
lands a row. All that they write is idempotent (the last of a key, the first and the last time in a
slot), so what lands twice, late or corrected comes to the same rows, and the landing tables may
fill them again at any time. The engine does so every hour with what has landed meanwhile: one that
was killed within an insert may have kept the landing row alone.

What claims to be of the future when it lands stands beside the last one until its time has come.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from schemas.contract import Contract
from schemas.landing import PARTITION
from schemas.table import READ_BY_KEY, Column, Feed, Table

# A state is carried so far, as in pipelines.reach: it bridges sources that speak on change only.
LOOK_BACK = timedelta(days=2)

# Orders what was said as (event_time, _version) does: of a number argMax takes a third of the time.
MOMENT = "(bitShiftLeft(toUInt128(toUnixTimestamp64Milli(event_time)), 64) + _version)"

_CONNECTOR = ("operator_id", "station_id", "connector_id")
_EQUIPMENT = ("operator_id", "station_id", "equipment_id")

_TIME = "DateTime64(3, 'UTC')"
_LOOKED_BACK = f"event_time >= now64(3) - INTERVAL {LOOK_BACK.days} DAY"
_FORGOTTEN = f"toDateTime(event_time) + INTERVAL {LOOK_BACK.days} DAY"
_EARLY = "event_time > _landed_at"

_VERSION = Column("_moment", "UInt128", comment="Orders what was said of a key.")

# Each part is read for itself: merges of ten leave half the parts of landing's thirty and cost
# little more.
_SETTINGS = READ_BY_KEY | {"merge_selector_base": 10}


@dataclass(frozen=True)
class Latest:
    """A table of latest rows, and the SELECT that makes one of its rows of each landing row."""

    table: Table
    select: str

    @property
    def feeds(self) -> tuple[Feed, Feed]:
        """Within each insert; and hourly, for what a killed engine left out."""
        name, into = self.table.name, self.table.qualified
        late = "_landed_at >= now64(3) - INTERVAL 2 HOUR"
        return (
            Feed("latest", f"{name}_feed", self.select, "Feeds it within an insert.", into),
            Feed("latest", f"{name}_mend", self.select, "Feeds it again.", into, "1 HOUR", late),
        )


def latest(contracts: Sequence[Contract]) -> tuple[Latest, ...]:
    """What is kept of `charger.status` and of `charging.session`."""
    by_name = {each.name: each for each in contracts}
    status, session = by_name["charger.status"], by_name["charging.session"]
    return (
        _last(status, _CONNECTOR, f"connector_id != '' AND {_LOOKED_BACK}", _FORGOTTEN),
        _heard(status),
        _last(session, (*_CONNECTOR, "plug_in_time"), "true"),
    )


def _last(contract: Contract, key: tuple[str, ...], where: str, ttl: str = "") -> Latest:
    """The last event of each key, and those that claim to be of the future."""
    early = Column("early", _TIME, comment="The event's time where that was yet to come, else 0.")
    table = Table(
        database="latest",
        name=contract.slug,
        columns=(*contract.columns, early, PARTITION, _VERSION),
        order_by=(*key, early.name),
        engine="ReplacingMergeTree",
        version=_VERSION.name,
        settings=_SETTINGS,
        ttl=ttl,
        comment=f"The last {contract.name} of each {', '.join(key)}.",
    )
    names = ", ".join(each.name for each in contract.columns)
    select = (
        f"SELECT {names}, if({_EARLY}, event_time, toDateTime64(0, 3, 'UTC')) AS early,"
        f" _partition, {MOMENT} AS _moment FROM landing.{contract.slug} WHERE {where}"
    )
    return Latest(table, select)


def _heard(status: Contract) -> Latest:
    """First and last heartbeat in each slot of the contract's silence: within one is no gap."""
    assert status.silence is not None
    own = {each.name: each for each in status.columns}
    table = Table(
        database="latest",
        name="charger_heard",
        columns=(
            *(own[name] for name in _EQUIPMENT),
            Column("slot", _TIME, comment="Its begin; of what was yet to come, the event's time."),
            Column("first", f"SimpleAggregateFunction(min, {_TIME})", comment="First heartbeat."),
            Column("last", f"SimpleAggregateFunction(max, {_TIME})", comment="Last heartbeat."),
            Column(
                "said",
                "SimpleAggregateFunction(max, Tuple(UInt128, String))",
                comment="Moment and connectivity of the last one.",
            ),
            replace(PARTITION, type="SimpleAggregateFunction(any, UInt16)"),
        ),
        order_by=(*_EQUIPMENT, "slot"),
        engine="AggregatingMergeTree",
        settings=_SETTINGS,
        ttl=f"toDateTime(slot) + INTERVAL {LOOK_BACK.days + 1} DAY",
        comment="When each equipment sent heartbeats.",
    )
    slot = f"toStartOfInterval(event_time, INTERVAL {status.silence.seconds} SECOND)"
    select = (
        f"SELECT {', '.join(_EQUIPMENT)}, if({_EARLY}, event_time, {slot}) AS slot,"
        f" event_time AS first, event_time AS last, ({MOMENT}, connectivity) AS said, _partition"
        f" FROM landing.{status.slug} WHERE connector_id = '' AND {_LOOKED_BACK}"
    )
    return Latest(table, select)
