"""The register of feeders."""

from collections.abc import Iterable, Iterator

from schemas.reference.feeder import Feeder as Row
from schemas.reference_table import Reference
from seeds.city.grid.feeders import Feeder


def feeder_rows(feeders: Iterable[Feeder]) -> Iterator[Reference]:
    """A row a feeder."""
    for each in feeders:
        yield Row(
            feeder_id=each.feeder_id,
            name=f"10kV {each.feeder_id}",
            district_code=each.district_code,
            capacity_w=each.capacity_w,
        )
