"""Formats: the bytes of one file in, the documents that stand in it out. One module a format; opening.py is the door."""
