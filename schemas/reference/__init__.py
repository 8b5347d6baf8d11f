"""Effective-dated reference tables 台账: one file a table, rows valid from and to."""
