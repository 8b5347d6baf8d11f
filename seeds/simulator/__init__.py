"""A city whose truth is known, as large as a real one: `three-networks simulate`.

It makes columns, not objects one by one. The city is cut into shards of whole stations, the time
into hours; a shard's hours follow one another in one process, and whatever is drawn at random is
named by seed, shard and day. So the bytes do not depend on how many processes share the work, and
memory does not grow with days.
"""
