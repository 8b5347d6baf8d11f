"""What the platform reaches, measured on one machine in one run: ratios rather than figures.

A benchmark runs as `make bench NAME=…`, brings its own broker and engine up in a folder that it
removes again, checks that what it measured is also right, and prints one JSON line last.
"""
