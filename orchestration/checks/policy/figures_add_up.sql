-- Each figure that others are stated to make up, and their sum.
SELECT whole.{name}, whole.value AS stated, sum(part.value) AS found
FROM reference.{table} AS whole FINAL
JOIN reference.{table} AS part FINAL ON part.adds_up_to = whole.{name}
GROUP BY whole.{name}, whole.value
ORDER BY whole.{name}
