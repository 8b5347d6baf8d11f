"""What the form of a plate says of the vehicle's energy, before the plate is hidden.

GA 36—2018, at second hand: plates of new-energy vehicles have a sixth place behind the letter of
the office; D, A, B, C, E stand for electric and F, G, H, J, K for other new energy, first in small
vehicles' plates and last in those of large ones (D and F only). A plate of five places is an
ordinary one: `fuel`, though an electric vehicle of before 2017 may still have it.
"""

import re

from schemas.events.parking_bay import EnergyClass

_FORMS: tuple[tuple[re.Pattern[str], EnergyClass], ...] = (
    (re.compile(r"[一-鿿][A-Z][ABCDE][A-Z0-9]\d{4}"), "electric"),
    (re.compile(r"[一-鿿][A-Z][FGHJK][A-Z0-9]\d{4}"), "plug-in-hybrid"),
    (re.compile(r"[一-鿿][A-Z]\d{5}D"), "electric"),
    (re.compile(r"[一-鿿][A-Z]\d{5}F"), "plug-in-hybrid"),
    (re.compile(r"[一-鿿][A-Z][A-Z0-9]{5}"), "fuel"),
)


def energy_class_of(plate: str) -> EnergyClass:
    """`unknown` for plates of other forms: trailers, police, embassies, abroad."""
    written = "".join(each for each in plate.upper() if each.isalnum())
    return next((found for form, found in _FORMS if form.fullmatch(written)), "unknown")
