"""The headings of `three-networks --help`."""

from cyclopts import Group

LOCAL = Group("The local stack", sort_key=1)
DATA = Group("Contracts and data", sort_key=2)
EVERYWHERE = Group("For every command", sort_key=3)
