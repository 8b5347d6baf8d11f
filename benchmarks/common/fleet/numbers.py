"""Values out of numbers: spread like random ones, and the same each time."""


def spread(number: int, below: int, salt: int = 0) -> int:
    """A whole number from 0 to `below` - 1."""
    return (number * 2_654_435_761 + salt * 40_503 + (number >> 7)) % 4_294_967_296 % below


def event_id(number: int) -> str:
    """An id in the form of a UUID."""
    return f"5f0c1d2e-{number & 0xFFFF:04x}-7a3b-8c4d-{number:012x}"
