"""`python -m stack.supervisor HOME OPTIONS`: the process that `up` leaves in the background."""

import sys
from pathlib import Path

import msgspec

from stack.home import Home
from stack.supervisor.options import Options
from stack.supervisor.planner import make_plan
from stack.supervisor.run import run
from stack.supervisor.status import Phase


def main() -> int:
    home, options = sys.argv[1:]
    folder = Home.at(Path(home))
    asked = msgspec.json.decode(options, type=Options)
    status = run(folder, lambda: make_plan(folder, asked))
    return 1 if status.phase == Phase.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
