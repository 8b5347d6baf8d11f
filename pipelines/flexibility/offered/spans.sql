SELECT * FROM charged
