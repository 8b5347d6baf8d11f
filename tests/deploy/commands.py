"""Is it a command of ours? Asked of the command line itself."""

import re

from stack.cli.app import app

_WORDS = re.compile(r"[a-z][a-z-]*")


def is_command(written: str) -> bool:
    """Whether `three-networks …`, up to its first argument or option, is what the help lists."""
    words = []
    for word in written.removeprefix("three-networks").split():
        if not _WORDS.fullmatch(word):
            break
        words.append(word)
    known, _, left_over = app.parse_commands(words)
    return bool(words) and list(known) == words and not left_over
