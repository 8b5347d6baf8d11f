-- Orders that ended on the day, as far as they are believed to be settled.
SELECT *
FROM landing.charger_session FINAL
WHERE event_time >= fromUnixTimestamp64Milli(%(starts)s)
  AND event_time < fromUnixTimestamp64Milli(%(settled_by)s)
  AND charge_end >= fromUnixTimestamp64Milli(%(starts)s)
  AND charge_end < fromUnixTimestamp64Milli(%(ends)s)
