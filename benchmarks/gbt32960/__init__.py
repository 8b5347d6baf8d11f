"""How many vehicles the GB/T 32960 server holds, how fast it takes frames, and if it loses any."""
