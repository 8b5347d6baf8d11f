"""Swap stations 换电站: batteries, and the vehicles that come for them."""
