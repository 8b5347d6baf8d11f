"""What a report is of: the city, a district or an operator."""

from dataclasses import dataclass
from typing import Literal

from pipelines.report.words import Words

Level = Literal["city", "district", "operator"]

# The column by which views tell a place apart.
COLUMN: dict[Level, str] = {"district": "district_code", "operator": "operator_id"}

LEVEL_WORDS: dict[Level, Words] = {
    "city": Words("全市", "City"),
    "district": Words("区县", "District"),
    "operator": Words("运营商", "Operator"),
}


@dataclass(frozen=True)
class Place:
    """A level and, but for the city, a code.

    Attributes:
        code: `district_code` or `operator_id`, empty for the city.
    """

    level: Level = "city"
    code: str = ""

    @property
    def condition(self) -> str:
        """SQL for its rows, with the placeholder `%(place)s`."""
        return f"{COLUMN[self.level]} = %(place)s" if self.code else "true"

    def __str__(self) -> str:
        return f"{self.level}-{self.code}" if self.code else self.level


CITY = Place()
