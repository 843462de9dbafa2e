"""How commitments look in a terminal, and as records for a program."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from onrecord.cli import output

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.ledger.views import ActorRef, Change, CommitmentView, Row, Shown, SourceRef, Stated
    from onrecord.model import Status

_STYLES: dict[str, str] = {
    "overdue": "bold red",
    "due soon": "yellow",
    "passed with outcome": "green",
}


def rows_table(rows: Sequence[Row], total: int, as_of: date) -> None:
    """Print commitments one below the other: id and state on one line, the words under it."""
    from rich.padding import Padding
    from rich.text import Text

    out = output.console()
    for row in rows:
        head = Text.assemble(
            (row.id[:8], "cyan"), "  ", deadline_text(row.status, row.due), "  ", outcome_text(row.status)
        )
        head.append(f"  {row.kind.value}{'' if row.strength == 'firm' else ', soft'}", style="dim")
        out.print(head)
        out.print(
            Padding(
                Text.assemble(parties(row.issuer, row.responsible), ("not to " if row.negated else ""), row.action),
                (0, 0, 1, 10),
            )
        )
    shown = f"{len(rows)} of {total}" if len(rows) < total else str(total)
    out.print(Text(f"{shown} commitment{'' if total == 1 else 's'} as of {as_of}.", style="dim"))


def changes_list(changes: Sequence[Change], since: date, until: date) -> None:
    """Print what became different, a day's news together, the latest first."""
    from rich.text import Text

    out = output.console()
    day = None
    for change in changes:
        if change.day != day:
            day = change.day
            out.print(Text(str(day), style="bold"))
        told = f" {change.outcome.value}" if change.outcome else ""
        told += f", {change.basis.value}" if change.basis else ""
        told += f" to {change.moved_to}" if change.moved_to else ""
        line = Text.assemble("  ", (change.row.id[:8], "cyan"), "  ", (f"{change.what}{told}", "bold"), "  ")
        out.print(line.append_text(parties(change.row.issuer, change.row.responsible)).append(change.row.action))
    out.print(Text(f"{len(changes)} changes after {since}, up to {until}.", style="dim"))


def silence_list(asked: Sequence[tuple[Row, str]], as_of: date) -> None:
    """Print commitments nobody speaks of, each with the question one would put to the press office."""
    from rich.padding import Padding
    from rich.text import Text

    out = output.console()
    for row, question in asked:
        out.print(Text.assemble((row.id[:8], "cyan"), "  ", deadline_text(row.status, row.due)))
        out.print(Padding(Text(question), (0, 0, 1, 10)))
    out.print(Text(f"{len(asked)} silent as of {as_of}.", style="dim"))


def parties(issuer: ActorRef | None, responsible: ActorRef | None) -> Text:
    """Who → on whom, or one of them where they are the same or only one is known."""
    from rich.text import Text

    names = [a.name for a in (issuer, responsible) if a]
    if not names:
        return Text("")
    return Text(" → ".join(dict.fromkeys(names)) + ": ", style="bold")


def deadline_text(status: Status, due: date | None) -> Text:
    """The deadline's state in words: `overdue by 30 days (due 2021-11-01)`."""
    from rich.text import Text

    words = status.deadline.value
    if status.deadline == "none":
        return Text("no deadline", style="dim")
    if status.overdue_days:
        words = f"overdue by {status.overdue_days} day{'' if status.overdue_days == 1 else 's'}"
    moved = f", moved to {status.moved_to}" if status.moved_to else ""
    return Text.assemble((words, _STYLES.get(status.deadline, "")), f" (due {due}{moved})")


def outcome_text(status: Status) -> Text:
    """The outcome in words with its basis: `in progress, claimed`."""
    from rich.text import Text

    basis = f", {status.basis.value}" if status.basis else ""
    contradicted = "; contradicted, a person must rule" if status.contradicted else ""
    style = "dim" if status.outcome == "no report" else "green"
    return Text(f"{status.outcome.value}{basis}{contradicted}", style=style)


def source_line(source: SourceRef) -> str:
    """Day, outlet and title of a source."""
    parts = [str(source.day or "day unknown"), source.outlet or "", source.title or "", f"[{source.id[:8]}]"]
    return "  ".join(part for part in parts if part)


def commitment_page(view: CommitmentView) -> None:
    """Print one commitment with its deadline's arithmetic and every quotation it rests on."""
    from rich.table import Table
    from rich.text import Text

    out = output.console()
    commitment = view.commitment
    out.print(Text(commitment.action, style="bold"))
    out.print(Text(f"{commitment.kind.value}, {commitment.strength.value}  {commitment.id}", style="dim"))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    grid.add_row("issuer", view.issuer.name if view.issuer else "not stated")
    grid.add_row("responsible", view.responsible.name if view.responsible else "not stated")
    for label, value in _deadline_rows(view):
        grid.add_row(label, value)
    for target in commitment.targets:
        grid.add_row("target", f"{target.value:g} {target.unit or ''} {target.qualifier or ''}  “{target.span.quote}”")
    if commitment.condition:
        grid.add_row("condition", commitment.condition)
    grid.add_row("outcome", outcome_text(view.status))
    grid.add_row("as of", str(view.status.as_of))
    out.print(grid)
    _quotations("Stated", [(s.source, _in_sentence(s), _on_page(s.page)) for s in view.statements])
    _quotations("Evidence", [_shown(e) for e in view.evidence])
    _quotations("Possible evidence, for a person to judge", [_shown(e) for e in view.possible])


def _deadline_rows(view: CommitmentView) -> list[tuple[str, str | Text]]:
    frame = view.commitment.timeframe
    if frame is None:
        return [("deadline", "none stated")]
    rows: list[tuple[str, str | Text]] = [("deadline", deadline_text(view.status, frame.end))]
    rows.append(("", f"“{frame.span.quote}”  {frame.arithmetic}".rstrip()))
    if frame.anchor and frame.anchor.source and view.dated_in:
        rows.append(("dated by", f"“{frame.anchor.source.quote}”  {source_line(view.dated_in)}"))
    if frame.start:
        rows.append(("from", str(frame.start)))
    if frame.recurrence:
        rows.append(("every", frame.recurrence))
    return rows + [("moved", f"to {move.new_end or 'no day'}, told {move.told}") for move in view.moves]


def _in_sentence(stated: Stated) -> Text:
    from rich.text import Text

    sentence, action = stated.statement.sentence, stated.statement.action
    text = Text(f"“{sentence.quote}”")
    text.stylize("bold", 1 + action.start - sentence.start, 1 + action.end - sentence.start)
    return text


def _shown(shown: Shown) -> tuple[SourceRef, Text, str]:
    from rich.text import Text

    piece = shown.evidence
    said = f"{piece.relation.value}, {piece.basis.value}"
    if piece.figure:
        said += f", {piece.figure.note or f'{piece.figure.value:g} {piece.figure.unit or str()}'.strip()}"
    return shown.source, Text(f"“{piece.span.quote}”"), "  ".join(filter(None, (said, _on_page(shown.page))))


def _on_page(number: int | None) -> str:
    return f"page {number}" if number else ""


def _quotations(heading: str, items: Sequence[tuple[SourceRef, Text, str]]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    if not items:
        return
    out = output.console()
    out.print()
    out.print(Text(heading, style="bold underline"))
    for source, quotation, said in items:
        out.print(Text(f"{said}  {source_line(source)}".strip(), style="dim"))
        out.print(Padding(quotation, (0, 0, 0, 2)))
        if source.url:
            out.print(Padding(Text(source.url, style="dim"), (0, 0, 0, 2)))
