"""Links within the documentation lead somewhere, and every page is linked."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, ROOT, prose

_LINK = re.compile(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


def links(page: str) -> Iterator[tuple[Path, str]]:
    """The file and the heading of each link that stays within the project."""
    for found in _LINK.finditer(PAGES[page]):
        link = found[1] or found[2]
        if not re.match(r"[a-z]+:", link):
            name, _, heading = link.partition("#")
            file = (ROOT / page).parent / name if name else ROOT / page
            yield file.resolve(), heading


def anchors(file: Path) -> set[str]:
    """Of the headings of a page, as GitHub makes them."""
    page = file.relative_to(ROOT.resolve()).as_posix()
    headings = (each.lower() for each in _HEADING.findall(prose(page)))
    return {re.sub(r"[^\w\- ]", "", each).replace(" ", "-") for each in headings}


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_a_file_and_a_heading(page: str) -> None:
    for file, heading in links(page):
        assert file.exists()
        assert not heading or heading in anchors(file)


def test_every_page_but_the_first_is_linked() -> None:
    linked = {file for page in PAGES for file, _ in links(page)}
    files = {page: (ROOT / page).resolve() for page in PAGES if page != "README.md"}
    alone = {page for page, file in files.items() if not {file, file.parent} & linked}
    assert alone == set()
