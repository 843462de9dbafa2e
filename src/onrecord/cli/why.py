"""`onrecord why`: on what evidence several names are taken for one actor."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli import options, output
from onrecord.cli.listing import actor_id


def command(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="A name, or the beginning of an id.")],
    as_of: options.AsOfOption = None,
    ledger: options.LedgerOption = None,
    as_json: options.JsonOption = False,
) -> None:
    """Show every name an actor goes by, and which features spoke for taking them for one."""
    with options.existing(ledger) as book:
        view = book.actor(actor_id(book, actor, as_of), options.day(as_of))
    if as_json:
        reasons = [{"feature": r.feature, "weight": r.weight, "detail": r.detail} for r in view.actor.reasons]
        names = [{"text": n.text, "how": n.how, "sources": [s.id for s in n.sources]} for n in view.names]
        output.print_json({"id": view.actor.id, "name": view.actor.name, "names": names, "reasons": reasons})
        return
    print(f"{view.actor.name} ({view.actor.kind.value}) {view.actor.id}")
    for name in view.names:
        print(f"  {name.text}  {name.how}  in {len(name.sources)} source{'' if len(name.sources) == 1 else 's'}")
    for reason in view.actor.reasons:
        print(f"  {reason.weight:+.2f}  {reason.feature}  {reason.detail}")
