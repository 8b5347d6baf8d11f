"""What a night computes of a whole city beside the day of its chargers: visits, the use of bays,
lots, roads, what lies around stations, plan against actual, and where to build.

The register is the simulator's. Landing rows are made by the engine from it (`city/`); they have
the size, the order and the duplicates of a day, not its story.
"""
