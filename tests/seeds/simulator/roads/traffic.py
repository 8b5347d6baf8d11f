"""Traffic of which one thing is told; segments and units share its plays."""

from seeds.simulator.conditions import Lengths
from seeds.simulator.roads.parameters import Traffic

LONG = Lengths(median_h=6, spread=0.3)
SMOOTH = Traffic(missing=0, incidents=0, breakdowns=0)
BUSY = Traffic(missing=0, incidents=200, incident=LONG, breakdowns=0)
BROKEN = Traffic(missing=0, incidents=0, breakdowns=200, breakdown=LONG)
