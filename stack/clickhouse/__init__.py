"""The ClickHouse endpoint: one process that owns chDB on one folder and speaks the native protocol.

Started by ``python -m stack.clickhouse --data DIR --port N``; see the README beside this file.
"""
