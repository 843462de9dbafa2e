"""`onrecord list` and `onrecord due`: commitments by filter, and what falls due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options, output, present

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

_Several = Annotated[list[str] | None, typer.Option()]


def command(
    actor: Annotated[str | None, typer.Option(help="Issued by, or on, this actor: a name or an id.")] = None,
    kind: Annotated[
        list[str] | None, typer.Option(help="order, pledge, decision, plan or call; may be repeated.")
    ] = None,
    words: Annotated[
        str, typer.Option("--words", "--topic", help="Words of the action, its sentence or its actors.")
    ] = "",
    state: Annotated[
        list[str] | None, typer.Option(help='none, upcoming, "due soon", overdue or "passed with outcome".')
    ] = None,
    outcome: Annotated[list[str] | None, typer.Option(help='Such as "no report", "in progress" or done.')] = None,
    due_within: Annotated[str | None, typer.Option(metavar="TIME", help="Falls due within 90d, 12w, 6m, 1y.")] = None,
    strength: Annotated[list[str] | None, typer.Option(help="firm or soft; both if not given.")] = None,
    sort: Annotated[str, typer.Option(help='due, "latest due", newest, oldest, confidence or action.')] = "due",
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 50,
    as_of: options.AsOfOption = None,
    ledger: options.LedgerOption = None,
    as_json: options.JsonOption = False,
) -> None:
    """List commitments with how they stand on a day."""
    from onrecord import contract
    from onrecord.ledger import Filter

    day = options.day(as_of)
    pairs = [("words", words), ("sort", sort)]
    pairs += [("due_within", str(options.days(due_within)))] if due_within else []
    for name, values in (("kind", kind), ("state", state), ("outcome", outcome), ("strength", strength)):
        pairs += [(name, value) for value in values or ()]
    with options.existing(ledger) as book:
        if actor:
            pairs.append(("actor", actor_id(book, actor, as_of)))
        page = book.commitments(Filter.parse(pairs), day, limit=limit)
    if as_json:
        output.print_json([contract.row_record(row) for row in page.rows])
    else:
        present.rows_table(page.rows, page.total, day)


def due(
    within: Annotated[str, typer.Option(metavar="TIME", help="90d, 12w, 6m, 1y.")] = "90d",
    as_of: options.AsOfOption = None,
    ledger: options.LedgerOption = None,
    as_json: options.JsonOption = False,
) -> None:
    """List what falls due soon and has no outcome yet, soonest first."""
    from onrecord import contract

    day = options.day(as_of)
    with options.existing(ledger) as book:
        rows = book.due(options.days(within), day)
    if as_json:
        output.print_json([contract.row_record(row) for row in rows])
    else:
        present.rows_table(rows, len(rows), day)


def actor_id(book: Ledger, name: str, as_of: str | None) -> str:
    """The id of the actor that a name or the beginning of an id stands for.

    Raises:
        NotFoundError: no actor goes by it.
    """
    from onrecord.errors import NotFoundError

    found = book.actors(options.day(as_of), words=name, limit=1).rows
    if found:
        return found[0].actor.id
    try:
        return book.actor(name, options.day(as_of)).actor.id
    except NotFoundError:
        raise NotFoundError(f"no actor goes by {name!r}.", "See the names with: onrecord actors") from None
