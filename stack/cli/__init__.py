"""The command line `three-networks`: one small file a group of commands."""

from stack.cli.app import main

__all__ = ["main"]
