"""A report: what it is of, and what its sections found."""

from dataclasses import dataclass

from pipelines.client import Client
from pipelines.report.answers import Answer, ask
from pipelines.report.codes import CODES
from pipelines.report.month import Month
from pipelines.report.place import CITY, COLUMN, LEVEL_WORDS, Place
from pipelines.report.section import IN_THE_MONTH, Section
from pipelines.report.sections import SECTIONS
from pipelines.report.words import Words

_BUILT = f"SELECT uniqExact(day) FROM api.utilization_city_day WHERE {IN_THE_MONTH}"

Names = dict[str, dict[str, Words]]


@dataclass(frozen=True)
class Report:
    """A month of a place.

    Attributes:
        days_built: how many of the month's days have been computed.
        names: words for codes, by column.
    """

    month: Month
    place: Place
    days_built: int
    names: Names
    sections: tuple[tuple[Section, tuple[Answer, ...]], ...]

    @property
    def title(self) -> Words:
        """What the place is called."""
        if not self.place.code:
            return LEVEL_WORDS["city"]
        return self.name(COLUMN[self.place.level], self.place.code)

    def name(self, column: str, code: str) -> Words:
        """A code in words, or the code itself."""
        return self.names.get(column, {}).get(code) or Words(code or "未登记", code or "none")


def make_report(client: Client, month: Month, zone: str, place: Place = CITY) -> Report:
    """Ask all sections."""
    days = client.rows(_BUILT, {"first": month.first, "last": month.last})[0][0]
    answered = (
        (each, tuple(ask(client, block, month, place, zone) for block in each.blocks))
        for each in SECTIONS
    )
    return Report(month, place, days, _names(client), tuple(answered))


def _names(client: Client) -> Names:
    """Of the register's rows the newest name of each code."""
    return CODES | {
        column: {
            code: Words(name, name)
            for code, name in client.rows(
                f"SELECT {column}, argMax(name, valid_from) FROM api.{level}"
                f" GROUP BY {column} HAVING argMax(name, valid_from) != ''"
            )
        }
        for level, column in COLUMN.items()
    }
