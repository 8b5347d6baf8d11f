"""Incident trace 事故溯源: what was said of a place around a moment, as it came, kept for good."""
