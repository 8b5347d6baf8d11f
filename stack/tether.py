"""Ties a process to its parent's life, then becomes the program it is to run.

Run as `python -I -S tether.py PARENT_PID PROGRAM ARGUMENT…`. A wrapper, since Python code between
fork and exec is unsafe in a parent that has threads. Where the system has no parent-death signal
(macOS) nothing is tied, and the next `up` or `down` sweeps what a killed supervisor left.
"""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def main() -> None:
    parent, command = int(sys.argv[1]), sys.argv[2:]
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit("the parent died before the program began")
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        os.execv(command[0], command)
    except OSError as error:
        sys.exit(f"cannot run {command[0]}: {error.strerror}")


main()
