"""How long the views for downstream take by key, beside `SELECT 1` and a row by its key."""
