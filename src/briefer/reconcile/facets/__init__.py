"""Attributes on which sources differ, one reader and one judge each; the tables stand in ``measured.py`` and ``told.py``."""
