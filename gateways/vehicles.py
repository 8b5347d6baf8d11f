"""One pseudonym for a vehicle, whether it is named by its VIN 车架号 or by its plate 车牌."""

import csv
from collections.abc import Mapping
from pathlib import Path

from gateways.pseudonym import Pseudonyms

_COLUMNS = {"plate", "vin"}


class RegisterError(ValueError):
    """The register of vehicles cannot be read; names file and line, never a value."""


class Vehicles:
    """Pseudonyms of vehicles; hashed apart, VIN and plate could never be joined.

    Of the register only pseudonyms are held in memory: those of plates, and whose they are.
    """

    def __init__(self, pseudonyms: Pseudonyms, vins_by_plate: Mapping[str, str] | None = None):
        self._pseudonyms = pseudonyms
        self._known = {
            self._of_plate(plate): self.by_vin(vin) for plate, vin in (vins_by_plate or {}).items()
        }

    def by_vin(self, vin: str) -> str:
        """Of a VIN; empty stays empty."""
        return self._pseudonyms.of("vehicle", vin.strip().upper())

    def by_plate(self, plate: str) -> str:
        """Of the plate's VIN where the register knows it, else of the plate; empty stays empty."""
        own = self._of_plate(plate)
        return self._known.get(own, own)

    def _of_plate(self, plate: str) -> str:
        written = "".join(each for each in plate.upper() if each.isalnum())
        return self._pseudonyms.of("vehicle", written, issuer="plate")


def load_vehicles(pseudonyms: Pseudonyms, register: Path | None) -> Vehicles:
    """Vehicles with their register, where there is one.

    Raises:
        RegisterError: it cannot be used.
    """
    return Vehicles(pseudonyms, read_register(register) if register else {})


def read_register(file: Path) -> dict[str, str]:
    """VIN by plate, from a CSV file with the columns `plate` and `vin`.

    Raises:
        RegisterError: it cannot be read, lacks a column, or a line lacks one of the two.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            missing = _COLUMNS - set(rows.fieldnames or ())
            if missing:
                raise RegisterError(f"{file}: no column {', '.join(sorted(missing))}")
            return dict(_pair(file, number, row) for number, row in enumerate(rows, start=2))
    except (OSError, UnicodeDecodeError) as error:
        raise RegisterError(f"{file}: {type(error).__name__}") from None


def _pair(file: Path, number: int, row: dict[str, str | None]) -> tuple[str, str]:
    plate, vin = row["plate"], row["vin"]
    if not plate or not vin:
        raise RegisterError(f"{file}, line {number}: plate or VIN is empty")
    return plate, vin
