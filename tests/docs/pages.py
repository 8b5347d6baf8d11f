"""The pages of the documentation, and what stands on them."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
_ROOMS = (".", "docs", "docs/contracts", "docs/gateways", "deploy", "seeds/replay")
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)

PAGES = {
    file.relative_to(ROOT).as_posix(): file.read_text()
    for room in (*_ROOMS, "stack/clickhouse")
    for file in sorted((ROOT / room).glob("*.md"))
}

# What tells of today: neither history, nor what `schema publish` writes.
WRITTEN = [page for page in PAGES if page != "CHANGELOG.md" and "/contracts/" not in page]


def prose(page: str) -> str:
    """A page without its blocks of code."""
    return _FENCED.sub("", PAGES[page])


def spans(page: str) -> list[str]:
    """What stands between backticks, as it is meant: in a table a bar is escaped."""
    return [each.replace(r"\|", "|") for each in re.findall(r"`([^`\n]+)`", prose(page))]


def rows(page: str, heading: str) -> list[list[str]]:
    """The cells of the table whose first column has this heading."""
    lines = PAGES[page].splitlines()
    (begins,) = (nth for nth, line in enumerate(lines) if line.startswith(f"| {heading} |"))
    found = []
    for line in lines[begins + 2 :]:
        if not line.startswith("|"):
            break
        found.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
    return found
