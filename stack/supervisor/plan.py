"""What a supervisor is to start."""

from dataclasses import dataclass

from stack.service import Service


@dataclass(frozen=True)
class Plan:
    """What to start, stage after stage; what the addresses file says; what to tell the user."""

    stages: list[list[Service]]
    addresses: dict[str, dict[str, str | int]]
    notes: list[str]
