"""The one error that the command line prints as a sentence instead of a traceback."""


class StackError(Exception):
    """Something the user can put right: what is wrong, and what to do about it."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}: {self.remedy}"
