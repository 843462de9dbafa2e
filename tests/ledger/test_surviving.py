from __future__ import annotations

import contextlib
import multiprocessing
import multiprocessing.context
import os
import random
import shutil
import signal
import sqlite3
import time
from dataclasses import replace
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from tests.ledger.making import AGAIN, ANNA, BRIDGE, OPENED, PARK, add, anna, filled, promise, report, story

from onrecord.errors import LedgerError, NotFoundError, SpanError
from onrecord.ledger import Filter, Ledger
from onrecord.ledger.codec import decode
from onrecord.model import Relation, Standing


def test_a_ledger_in_order_has_nothing_to_report(ledger: Ledger) -> None:
    filled(ledger)
    assert list(ledger.verify()) == []


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("UPDATE document_text SET text = replace(text, 'build', 'Build')", "does not stand at"),
        ("UPDATE evidence SET data = replace(data, 'Monday', 'Sunday')", "does not stand there"),
        ("DELETE FROM statement", "which is gone"),
    ],
)
def test_a_changed_word_is_found(ledger: Ledger, harm: str, said: str) -> None:
    filled(ledger)
    with sqlite3.connect(ledger.path) as raw:
        raw.execute(harm)
    found = [str(issue) for issue in ledger.verify()]
    assert found
    assert any(said in line for line in found), found


def test_evidence_that_is_not_in_its_source_is_refused(ledger: Ledger) -> None:
    bridge, _ = filled(ledger)
    before = list(ledger.dump())
    true = report(bridge, OPENED, "The bridge was opened", Relation.DONE)
    with pytest.raises(SpanError):
        ledger.write_evidence([replace(true, span=replace(true.span, quote="The bridge was closed"))])
    assert list(ledger.dump()) == before


def test_a_commitment_without_its_statement_is_refused(ledger: Ledger) -> None:
    add(ledger, BRIDGE)
    with pytest.raises(NotFoundError, match="not in the ledger"):
        ledger.write_resolution([], [promise(BRIDGE, AGAIN)], {}, [])
    assert ledger.stats().commitments == 0


def test_resolving_anew_changes_nothing_where_nothing_changed(ledger: Ledger) -> None:
    filled(ledger)
    before, count = list(ledger.dump()), _spells(ledger)
    filled(ledger)
    assert list(ledger.dump()) == before
    assert _spells(ledger) == count


def test_a_complete_resolution_takes_away_what_it_lacks(ledger: Ledger) -> None:
    _, park = filled(ledger)
    ledger.write_resolution([anna(BRIDGE)], [park], {}, [])
    assert [one.id for one in ledger.all_commitments()] == [park.id]
    assert list(ledger.evidence()) == []
    assert ledger.search("bridge", date(2022, 1, 1)).total == 3, "only the sources are left"
    assert _spells(ledger) == 1


def test_a_difference_leaves_alone_what_it_does_not_name(ledger: Ledger) -> None:
    bridge, park = filled(ledger)
    new = story("<who>Anna Berg</who> promised to <what>dig a well</what>.", date(2021, 1, 1))
    add(ledger, new)
    ledger.write_resolution([anna(BRIDGE, new)], [promise(new)], {}, [], gone=[park.id])
    assert {one.action for one in ledger.all_commitments()} == {"build a bridge", "dig a well"}
    assert [one.commitment for one in ledger.evidence()] == [bridge.id]
    assert ledger.unresolved() == ()


def test_differences_lead_to_the_same_ledger_as_doing_all_at_once(ledger: Ledger, tmp_path: Path) -> None:
    filled(ledger)
    with Ledger.open(tmp_path / "other.db") as other:
        bridge, park = promise(BRIDGE, AGAIN), promise(PARK)
        opened = report(bridge, OPENED, "The bridge was opened on Monday", Relation.DONE)
        add(other, BRIDGE)
        other.write_resolution([anna(BRIDGE)], [promise(BRIDGE)], {}, [], gone=[])
        add(other, PARK)
        other.write_resolution([anna(BRIDGE, PARK)], [park], {}, [], gone=[])
        add(other, AGAIN, OPENED)
        other.write_resolution([anna(BRIDGE, AGAIN, PARK)], [bridge], {}, [], gone=[])
        other.write_evidence([opened], of=[bridge.id])
        standings = {row["commitment"]: row for row in _table(ledger, "standing")}
        assert standings.keys() == {bridge.id}
        other.write_standings({bridge.id: [decode(Standing, standings[bridge.id]["data"])]})
        assert list(other.dump()) == list(ledger.dump())


def test_evidence_of_one_commitment_is_replaced_and_the_rest_kept(ledger: Ledger) -> None:
    bridge, park = filled(ledger)
    other = report(park, OPENED, "Hundreds walked across", Relation.PROGRESS)
    ledger.write_evidence([other], of=[park.id])
    assert len(list(ledger.evidence())) == 2
    ledger.write_evidence([], of=[bridge.id])
    assert list(ledger.evidence()) == [other]
    assert list(ledger.evidence(bridge.id)) == []


def test_a_renamed_actor_is_found_under_the_new_name(ledger: Ledger) -> None:
    filled(ledger)
    ledger.write_resolution([replace(anna(BRIDGE), name="Anna Hill")], list(ledger.all_commitments()), {}, [])
    assert ledger.search("Hill", date(2022, 1, 1)).total == 2
    assert ledger.commitments(Filter(actor=ANNA), date(2022, 1, 1)).rows[0].issuer.name == "Anna Hill"


def test_a_backup_holds_the_same_and_is_made_while_another_writes(ledger: Ledger, tmp_path: Path) -> None:
    filled(ledger)
    before = list(ledger.dump())
    other = sqlite3.connect(ledger.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("DELETE FROM commitment")
    ledger.backup(tmp_path / "copy.db")
    other.execute("ROLLBACK")
    assert sorted(p.name for p in tmp_path.glob("copy*")) == ["copy.db"]
    with Ledger.open(tmp_path / "copy.db", create=False) as copy:
        assert list(copy.dump()) == before
        assert list(copy.verify()) == []


def test_a_backup_ends_though_another_goes_on_writing(ledger: Ledger, tmp_path: Path) -> None:
    writer, told = _writer(ledger.path)
    try:
        for round in range(3):
            accepted = told.recv()
            ledger.backup(tmp_path / f"copy-{round}.db")
            assert _whole(tmp_path / f"copy-{round}.db", accepted) >= 0
    finally:
        writer.kill()
        writer.join()


def test_a_backup_never_overwrites(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine")
    with pytest.raises(LedgerError, match="there is a file already"):
        ledger.backup(tmp_path / "copy.db")
    with pytest.raises(LedgerError):
        ledger.backup(tmp_path / "nowhere" / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "mine"


def test_a_full_disk_is_said_plainly_and_nothing_is_lost(ledger: Ledger) -> None:
    filled(ledger)
    before = list(ledger.dump())
    with ledger._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    sizes = [story("word " * 2000 + str(i) + ".", date(2020, 1, 1)) for i in range(20)]
    with pytest.raises(LedgerError, match="the disk is full"), ledger.transaction():
        ledger._own.connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 5}")
        add(ledger, *sizes)
    assert list(ledger.dump()) == before


def write_on(path: Path, told: Connection) -> None:
    """Add one promise after another, telling the number of each that was accepted, until killed."""
    with Ledger.open(path, timeout=30) as ledger:
        for i in range(ledger.stats().documents, 100_000):
            one = story(f"<who>Anna Berg</who> promised to <what>open door {i}</what>.", date(2020, 1, 1))
            add(ledger, one)
            told.send(i)
            with ledger.transaction():
                made = [*ledger.all_commitments(), promise(one)]
                ledger.write_resolution([anna(one)], made, {}, [])
                ledger.write_standings({c.id: [] for c in made})


def test_killed_at_any_moment_it_opens_whole_and_loses_nothing_that_was_accepted(ledger: Ledger) -> None:
    chance, accepted = random.Random(7), -1
    for _ in range(12):
        writer, told = _writer(ledger.path)
        for _ in range(chance.randrange(1, 4)):
            accepted = told.recv()
        time.sleep(chance.uniform(0, 0.03))
        writer.kill()
        writer.join()
        accepted = _last(told, accepted)
        assert _whole(ledger.path, accepted) > 0


def test_a_power_cut_leaves_files_that_open_whole(ledger: Ledger, tmp_path: Path) -> None:
    """The files as they lie at some moment are copied, as a disk would keep them, and opened elsewhere."""
    chance, (writer, told) = random.Random(8), _writer(ledger.path)
    try:
        for round in range(8):
            accepted = told.recv()
            time.sleep(chance.uniform(0, 0.03))
            os.kill(writer.pid or 0, signal.SIGSTOP)
            folder = tmp_path / f"cut-{round}"
            folder.mkdir()
            for name in ("onrecord.db", "onrecord.db-wal"):
                shutil.copy(tmp_path / name, folder / name)
            accepted = _last(told, accepted)
            os.kill(writer.pid or 0, signal.SIGCONT)
            assert _whole(folder / "onrecord.db", accepted) >= 0
    finally:
        writer.kill()
        writer.join()


def test_killed_while_it_is_made_it_is_made_by_the_next_run(tmp_path: Path) -> None:
    process, chance = multiprocessing.get_context("fork"), random.Random(9)
    for round in range(6):
        path = tmp_path / f"{round}.db"
        maker = process.Process(target=Ledger.open, args=(path,))
        maker.start()
        time.sleep(chance.uniform(0, 0.4))
        maker.kill()
        maker.join()
        with Ledger.open(path) as ledger:
            filled(ledger)
            assert list(ledger.verify()) == []


def _writer(path: Path) -> tuple[multiprocessing.context.ForkProcess, Connection]:
    process = multiprocessing.get_context("fork")
    here, there = process.Pipe(duplex=False)
    writer = process.Process(target=write_on, args=(path, there))
    writer.start()
    return writer, here


def _last(told: Connection, accepted: int) -> int:
    """The last number told so far."""
    with contextlib.suppress(EOFError):
        while told.poll():
            accepted = told.recv()
    return accepted


def _whole(path: Path, accepted: int) -> int:
    """How many commitments it holds, once it is sure that it holds all that was accepted and nothing by halves."""
    with Ledger.open(path, create=False) as found:
        assert list(found.verify()) == []
        stats = found.stats()
        assert stats.documents == stats.statements >= accepted + 1
        assert _spells(found) == stats.commitments
        return stats.commitments


def _spells(ledger: Ledger) -> int:
    return len(_table(ledger, "spell"))


def _table(ledger: Ledger, name: str) -> list[dict[str, str]]:
    with sqlite3.connect(ledger.path) as raw:
        raw.row_factory = sqlite3.Row
        return [dict(row) for row in raw.execute(f"SELECT * FROM {name}")]
