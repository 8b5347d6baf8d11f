"""What makes attempts one visit, and when rates may be ranked; all of it assumption but the gaps.

The gaps are those of `appspace/kwwhat` (MIT), which names visit and attempt after ChargeX.
"""

from datetime import timedelta

# Another attempt of the same driver at the same station within this time is the same visit.
DRIVER_GAP = timedelta(minutes=30)

# Where nobody knows who it is: another attempt at the same connector.
CONNECTOR_GAP = timedelta(minutes=2)

# Groups are ranked whose 95 % interval is not wider than this, of whose visits so many are known.
WIDEST_INTERVAL = 0.2
LEAST_COVERAGE = 0.8
