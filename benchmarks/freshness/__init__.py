"""P2: how long an event takes from its making until a query can see it, at a steady rate.

An event's `event_time` is the moment at which it is handed to the producer. The moment from which
it can be queried is bounded from above by `landed_at` of the ledger row that covers its offset: the
server stamps that row when its insert begins, which is after the inserts of the events themselves
were acknowledged. So the figures hold the producer's lingering, Kafka, the worker and all inserts
of the group, and err on the late side by the time that the ledger's insert takes to begin.
`_landed_at` of the event's own row would err on the early side, since it is stamped before the part
is written; and polling from outside would load the engine that is measured.
"""
