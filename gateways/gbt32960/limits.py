"""What the operating system lets one process have."""

import resource


def open_as_many_files_as_allowed() -> int:
    """Raise the soft limit of open files, often 1,024, to the hard one; returns it."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return hard
