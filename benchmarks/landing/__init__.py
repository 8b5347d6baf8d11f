"""P1: how fast a topic of mixed events is drained into ClickHouse, against the bare loop and peers.

All drain the same topic, decode to the same fields and insert columns into tables of the same form,
through the same engine and the same compressed connection. What only ours does: dead letters with
their reason, deduplication tokens, the ledger, metrics, offsets committed behind the insert.
"""
