"""What goes wrong in a replay by the user's choice of name, path or speed."""


class ReplayError(Exception):
    """A replay cannot be made; the message says what to do."""
