"""What is wrong with a seed table of the policies."""

from pathlib import Path


class PolicyError(Exception):
    """A seed table cannot be read; the message names file, line, column and the remedy."""

    def __init__(self, file: Path, line: int, column: str, wrong: str, remedy: str) -> None:
        super().__init__(f"{file} line {line}, column {column}: {wrong}; {remedy}")
