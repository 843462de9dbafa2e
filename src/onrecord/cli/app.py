"""The commands by name, and what an error becomes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import typer

from onrecord.cli import (
    add,
    demo,
    evaluate,
    export,
    extract,
    keeping,
    listing,
    news,
    outlets,
    publish,
    search,
    serve,
    show,
    verify,
    watch,
    why,
)
from onrecord.errors import EXIT_CODES, OnrecordError, mapped

app = typer.Typer(
    name="onrecord",
    help="The record of who undertook what in public, for when, and what came of it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_COMMANDS: dict[str, Callable[..., None]] = {
    "demo": demo.command,
    "add": add.command,
    "watch": watch.command,
    "list": listing.command,
    "show": show.command,
    "due": listing.due,
    "search": search.command,
    "changes": news.changes,
    "silent": news.silent,
    "why": why.command,
    "extract": extract.command,
    "verify": verify.command,
    "serve": serve.command,
    "export": export.command,
    "publish": publish.command,
    "backup": keeping.backup,
    "rebuild": keeping.rebuild,
    "decisions": keeping.decisions,
    "outlets": outlets.command,
    "eval": evaluate.command,
}
for _name, _command in _COMMANDS.items():
    app.command(_name)(_command)


def main() -> None:
    """Run the command line; exits 0, or with the code its error is mapped to."""
    try:
        app()
    except OnrecordError as error:
        sys.stderr.write(f"onrecord: {error}\n")
        sys.exit(mapped(error, EXIT_CODES))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.stderr.write("onrecord: interrupted; what was accepted is kept, run the command again to go on.\n")
        sys.exit(130)
