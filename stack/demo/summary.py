"""What the demo shows at its end: sent against landed, utilization by district, addresses."""

from collections.abc import Iterable

from rich.console import Console

from connections.clickhouse import ClickHouse
from connections.settings import Settings
from stack.cli.context import plain_table
from stack.demo.play import DAYS, Played
from stack.demo.words import kilo, percent
from stack.supervisor.status import Status

_UTILIZATION = """
SELECT name, connectors_operating, time_utilization, time_coverage, energy_utilization,
       import_wh, export_wh, sessions_ended
FROM api.utilization_district_day
LEFT JOIN (
    SELECT district_code, any(name) AS name FROM api.district GROUP BY district_code
) AS districts
    USING (district_code)
WHERE day = %(day)s
ORDER BY district_code
"""

# An earlier demo in the same folder left letters of its own: their origins are other offsets.
_LETTERS = """
SELECT reason, count() FROM api.dead_letter
WHERE event_time >= toDateTime64(%(began)s, 3, 'UTC') GROUP BY reason
"""


def accounts_balance(settings: Settings, played: Played, console: Console) -> bool:
    """Print sent against landed, by type and by reason; is everything accounted for?"""
    with ClickHouse(settings.clickhouse, "reader") as client:
        rows = {
            each: client.rows(f"SELECT count() FROM api.{each.replace('.', '_')}")[0][0]
            for each in played.sent.rows
        }
        letters = dict(client.rows(_LETTERS, {"began": played.began}))
    table = plain_table("", "sent", "sent twice", "expected", "found", "")
    sent = played.sent
    for name, expected in sorted(sent.rows.items()):
        twice = sent.repeated.get(name, 0)
        table.add_row(*_row(f"api.{name}", sent.events[name], twice, expected, rows[name]))
    for reason, expected in sorted(sent.bad.items()):
        name = f"dead letters: {reason}"
        table.add_row(*_row(name, expected, 0, expected, letters.get(reason, 0)))
    console.print(table)
    return rows == sent.rows and letters == sent.bad


def show_utilization(settings: Settings, console: Console) -> None:
    """Print utilization by district for the last day played."""
    day = DAYS[-1]
    with ClickHouse(settings.clickhouse, "reader") as client:
        found = client.rows(_UTILIZATION, {"day": day})
    headings = ("connectors", "time used", "known", "energy used", "in kWh", "out kWh", "sessions")
    table = plain_table(f"district, {day}", *headings)
    for name, connectors, used, known, energy_used, energy_in, energy_out, sessions in found:
        table.add_row(
            name or "not in the register",
            str(connectors),
            *(percent(each) for each in (used, known, energy_used)),
            *(kilo(each) for each in (energy_in, energy_out)),
            str(sessions),
        )
    console.print(table)


def show_addresses(status: Status, settings: Settings, console: Console) -> None:
    """Print where everything can be looked at."""
    services = {each.name: each.address for each in status.services}
    table = plain_table("look at", "address")
    table.add_row("Dagster", services.get("dagster-webserver", "—"))
    table.add_row("Kafka", settings.kafka.bootstrap)
    reader = f"{settings.clickhouse.host}:{settings.clickhouse.port}, user reader, password reader"
    table.add_row("ClickHouse", reader)
    for name in sorted(services):
        if name.startswith(("landing", "processing")):
            table.add_row(f"metrics of {name}", services[name])
    console.print(table)


def _row(name: str, sent: int, twice: int, expected: int, found: int) -> Iterable[str]:
    mark = "[green]✓[/green]" if expected == found else "[red]✗[/red]"
    return name, f"{sent:,}", f"{twice:,}", f"{expected:,}", f"{found:,}", mark
