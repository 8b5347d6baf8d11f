"""Tables and views as ClickHouse DDL, for one node."""

from schemas.table import Column, Feed, Table, View

DATABASES = (
    *("landing", "ledger", "state", "latest", "reference", "derived"),
    *("api", "api_decision", "api_service"),
)


def create_database(name: str) -> str:
    """`CREATE DATABASE`, harmless where it exists."""
    return f"CREATE DATABASE IF NOT EXISTS {name}"


def create_table(table: Table) -> str:
    """`CREATE TABLE` with codecs, comments, sorting, partitioning and settings."""
    body = [column_definition(each) for each in table.columns]
    body += [f"INDEX {each} GRANULARITY 1" for each in table.indexes]
    lines = ",\n".join(f"    {line}" for line in body)
    return f"CREATE TABLE IF NOT EXISTS {table.qualified}\n(\n{lines}\n)\n" + "\n".join(
        _clauses(table)
    )


def create_view(view: View) -> str:
    """`CREATE OR REPLACE VIEW`; views hold nothing, so replacing one loses nothing."""
    comment = f" COMMENT {quoted(view.comment)}" if view.comment else ""
    if isinstance(view, Feed):
        return f"CREATE MATERIALIZED VIEW IF NOT EXISTS {_feeding(view)} AS {view.runs}{comment}"
    return f"CREATE OR REPLACE VIEW {view.qualified} AS {view.select}{comment}"


def fill(feed: Feed) -> str:
    """What a feed writes of all rows that there are; twice must be as good as once."""
    return f"INSERT INTO {feed.into} {feed.select}"


def create(declared: Table | View) -> str:
    """The statement that makes a table or a view."""
    return create_table(declared) if isinstance(declared, Table) else create_view(declared)


def column_definition(column: Column) -> str:
    """A column as it stands in `CREATE TABLE` and `ADD COLUMN`."""
    parts = [column.name, column.type]
    if column.computed:
        parts.append(f"ALIAS {column.computed}")
    elif column.default:
        parts.append(f"DEFAULT {column.default}")
    if column.comment:
        parts.append(f"COMMENT {quoted(column.comment)}")
    if not column.computed:
        parts.append(f"CODEC({column.codec})")
    return " ".join(parts)


def quoted(text: str) -> str:
    """A SQL string literal."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _feeding(feed: Feed) -> str:
    if not feed.every:
        return f"{feed.qualified} TO {feed.into}"
    return f"{feed.qualified} REFRESH EVERY {feed.every} APPEND TO {feed.into} EMPTY"


def _clauses(table: Table) -> list[str]:
    settings = ", ".join(f"{name} = {value}" for name, value in table.settings.items())
    optional = (
        ("PARTITION BY", table.partition_by),
        ("ORDER BY", f"({', '.join(table.order_by)})"),
        ("TTL", table.ttl),
        ("SETTINGS", settings),
        ("COMMENT", quoted(table.comment) if table.comment else ""),
    )
    return [f"ENGINE = {table.engine}({table.version})"] + [
        f"{word} {text}" for word, text in optional if text
    ]
