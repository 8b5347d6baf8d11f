"""What other platforms warn of, as alerts of ours."""

from streams.processors.others.processor import Others

__all__ = ["Others"]
