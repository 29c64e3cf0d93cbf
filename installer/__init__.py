"""Freezing the program for Windows and packing it into one installer; ``python -m installer`` does it."""
