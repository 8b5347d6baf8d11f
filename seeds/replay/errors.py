"""What goes wrong in a replay by the user's choice of name, path or speed."""


class ReplayError(Exception):
    """A replay cannot be made; the message says what to do."""


class WrongFileError(ReplayError):
    """A file is not the one that is meant."""

    def __init__(self, wrong: str) -> None:
        super().__init__(f"{wrong}; seeds/replay/README.md tells of the file that is meant")
