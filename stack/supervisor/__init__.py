"""Starts the engines and workers of one home folder, and keeps them alive until told to end."""
