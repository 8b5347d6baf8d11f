"""``python -m stack.clickhouse --data DIR --port N``: run the endpoint until SIGTERM."""

from __future__ import annotations

import os
import sys

# The engine takes its time zone from here when it starts; stored times are UTC.
os.environ["TZ"] = "UTC"

from stack.clickhouse.endpoint import main

sys.exit(main())
