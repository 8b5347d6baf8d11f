"""What happens at a connector from plug-in to plug-out: sessions, and the attempts in them."""

from streams.processors.sessions.processor import Sessions

__all__ = ["Sessions"]
