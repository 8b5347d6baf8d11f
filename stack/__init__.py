"""The local engines, the supervisor that keeps them alive, and the command line."""
