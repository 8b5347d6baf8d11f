"""P3: how fast one processing worker is, how soon it warns, and how soon it goes on after another.

`drain`: a day of a simulated city lies in Kafka, a worker processes it. Its rate is that of the
city's records in the topics that processors read, from the first positions that are stored until
the last one; what the worker says itself and reads again takes time and does not count. `cores` is
what of the machine the worker had meanwhile: far less than one where others want it, too.

`alert`: while ordinary events come at a steady rate, causes of alerts are sent now and then; each
is timed from the call of the producer to when a consumer of `alerts` has the alert.

`restore`: a worker is assigned all partitions, each with one record to read, and the states of so
many keys behind it. Its group has committed nothing, so it begins at the first record and must find
what is stored. Timed from the assignment until the record of every partition is processed and
stored; the states are those that the drain left, repeated under other keys.
"""
