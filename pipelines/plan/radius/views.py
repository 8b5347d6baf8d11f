"""`api.service_radius`: share of land and of demand within each radius that a document asks for."""

from pathlib import Path

from schemas import View

SERVICE_RADIUS_VIEW = View(
    database="api",
    name="service_radius",
    select=(Path(__file__).parent / "service_radius_view.sql").read_text().strip(),
    comment="Share of cells, and of parking lots, within each radius of a policy document, by"
    " network, district and town; a district's row has an empty town, the city's both empty.",
)
