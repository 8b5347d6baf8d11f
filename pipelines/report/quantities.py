"""How numbers are written: from base units to those of a report."""

from dataclasses import dataclass

from pipelines.report.words import Words


@dataclass(frozen=True)
class Quantity:
    """A unit, what the base unit is multiplied by, and digits after the point."""

    unit: Words
    factor: float = 1
    digits: int = 0

    def scaled(self, value: float) -> float:
        """The value in the unit."""
        return float(value) * self.factor

    def written(self, value: float) -> str:
        """The value in the unit, thousands apart."""
        return f"{self.scaled(value):,.{self.digits}f}"


class Verdict(Quantity):
    """Yes or no, as a mark that is read in both languages."""

    def written(self, value: float) -> str:
        return "✓" if value else "✗"


def _symbol(text: str) -> Words:
    return Words(text, text)


COUNT = Quantity(_symbol(""))
SHARE = Quantity(_symbol("%"), 100, 1)
ENERGY = Quantity(_symbol("kWh"), 1e-3)  # of Wh
POWER = Quantity(_symbol("kW"), 1e-3)  # of W
SPEED = Quantity(_symbol("km/h"), 1, 1)
TIME = Quantity(Words("小时", "h"), 1 / 3_600_000, 1)  # of ms
POINTS = Quantity(Words("分", "points"), 1, 1)
RATIO = Quantity(_symbol(""), 1, 2)
TURNOVER = Quantity(Words("次/日", "a day"), 1, 1)
VERDICT = Verdict(_symbol(""))
