"""GB/T 32960.3, 2016 and 2025 editions: what vehicles and their platforms send, over TCP."""
