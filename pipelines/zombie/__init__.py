"""Zombie piles 僵尸桩: connectors that are of no use to anybody, found day by day."""

from pipelines.zombie.evidence import ZOMBIE_EVIDENCE
from pipelines.zombie.judgement import ZOMBIE
from pipelines.zombie.operators import ZOMBIE_OPERATORS

__all__ = ["ZOMBIE", "ZOMBIE_EVIDENCE", "ZOMBIE_OPERATORS"]
