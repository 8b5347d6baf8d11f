"""Contracts and reference tables as pages of `docs/`."""

from schemas.contract import Contract
from schemas.reference_table import ReferenceTable
from schemas.table import Column


def contract_page(contract: Contract) -> str:
    """A Markdown page of an event type."""
    facts = {
        "topic": _places(contract),
        "`ce_type`": f"`{contract.wire_type}`",
        "key (order within it is kept)": _code_list(contract.key),
        "identity (a second one is a correction)": _code_list(contract.identity),
        "unknown after silence of": str(contract.silence) if contract.silence else "—",
        "SQL": f"`api.{contract.slug}`",
    }
    return "\n".join(
        [
            f"# `{contract.name}`",
            "",
            _prose(contract.struct),
            "",
            "| | |",
            "|---|---|",
            *(f"| {name} | {value} |" for name, value in facts.items()),
            "",
            *_table(contract.columns),
            "",
        ]
    )


def reference_page(tables: tuple[ReferenceTable, ...]) -> str:
    """One Markdown page of all reference tables."""
    parts = [
        "# Reference tables 台账",
        "",
        "Rows hold from `valid_from` until before `valid_to`.",
        "",
    ]
    for each in tables:
        identity = _code_list(each.identity)
        parts += [f"## `api.{each.name}`", "", _prose(each.struct), "", f"Identity: {identity}", ""]
        parts += [*_table(each.columns), ""]
    return "\n".join(parts)


def _prose(struct: type) -> str:
    lines = (struct.__doc__ or "").strip().splitlines()
    return "\n".join(line.strip() for line in lines)


def _places(contract: Contract) -> str:
    place = f"`{contract.topic.name}`"
    if contract.latest:
        kept = f"`{contract.latest.topic.name}`"
        return f"{place}; the last of each key in {kept} until it is `{contract.latest.over}`"
    if contract.route is None:
        return place
    keys = _code_list(contract.route.key)
    return f"{place}; where {keys} are given `{contract.route.topic.name}`, with these as the key"


def _code_list(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(columns: tuple[Column, ...]) -> list[str]:
    rows = [f"| `{c.name}` | `{c.type}` | {c.unit or ''} | {c.comment} |" for c in columns]
    return ["| field | ClickHouse | unit | meaning |", "|---|---|---|---|", *rows]
