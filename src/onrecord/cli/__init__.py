"""The command line: one module a command, and a command only translates.

Each module offers `command`, a Typer function whose heavy imports stand inside it, so that `--help` answers at
once. To add a command, write its module and one line in `app.py`.
"""

from onrecord.cli.app import main

__all__ = ["main"]
