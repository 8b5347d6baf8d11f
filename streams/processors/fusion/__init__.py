"""Vehicle, pile and bay 车桩位 as one: what each connector's bay is used for, and who blocks it."""

from streams.processors.fusion.processor import Fusion

__all__ = ["Fusion"]
