"""`truth`: what is true of a simulated city, for who judges what was made of its events."""

from pathlib import Path

from cyclopts import App
from rich.progress import Progress

from connections.clickhouse import ClickHouse
from seeds.simulator.truth import load as loading
from stack.cli.context import Given, plain_table

app = App(name="truth", help="What is true of a simulated city.")


@app.command
def load(folder: Path | None = None, *, context: Given) -> None:
    """Put the truth of a simulation into ClickHouse, in place of an earlier one's.

    The tables are `truth.*`. User `reader` cannot see them, and nothing computes from them.

    Parameters
    ----------
    folder
        Its Parquet files. [default: simulation/truth of the home folder]
    """
    source = folder or context.home.root / "simulation" / "truth"
    with (
        ClickHouse(context.settings.clickhouse, "dagster", comment="truth load") as client,
        Progress() as bar,
    ):
        task = bar.add_task("files", total=None)
        rows = loading.load(
            client, source, lambda done, files: bar.update(task, completed=done, total=files)
        )
    table = plain_table("table", "rows")
    for name, many in rows.items():
        table.add_row(f"{loading.DATABASE}.{name}", f"{many:,}")
    context.console.print(table)
