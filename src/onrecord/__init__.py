"""onrecord: the record of who undertook what in public, for when, and what came of it."""

__version__ = "0.1.0"
