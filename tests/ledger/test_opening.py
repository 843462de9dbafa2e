from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from tests.ledger.making import BRIDGE, add, filled

from onrecord.errors import LedgerError, LedgerLockedError, NotFoundError
from onrecord.ledger import Filter, Ledger, dialect, store
from onrecord.ledger.migrate import upgrade
from onrecord.ledger.schema import metadata
from onrecord.model import Issue


def test_a_missing_ledger_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "down" / "a ledger?.db"
    with Ledger.open(path) as ledger:
        assert ledger.stats().documents == 0
    assert path.exists()


def test_a_missing_ledger_that_is_not_to_be_made_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="There is no ledger at"):
        Ledger.open(tmp_path / "none.db", create=False)
    assert not list(tmp_path.iterdir())


def test_what_was_stored_is_there_when_opened_again(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.db") as ledger:
        filled(ledger)
        before = list(ledger.dump())
    with Ledger.open(tmp_path / "a.db") as ledger:
        assert list(ledger.dump()) == before


def test_opening_a_current_ledger_does_not_load_the_machinery_of_migrations(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "a.db").close()
    code = (
        "import sys; from pathlib import Path; from onrecord.ledger import Ledger\n"
        "Ledger.open(Path(sys.argv[1])).close(); print('alembic' in sys.modules, 'numpy' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code, tmp_path / "a.db"], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["False", "False"]


def test_the_migrations_make_exactly_the_tables_that_the_code_names(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "a.db").close()
    with create_engine(f"sqlite:///{tmp_path / 'a.db'}").connect() as connection:
        ours = {"include_object": lambda thing, name, kind, *_: kind != "table" or name in metadata.tables}
        assert compare_metadata(MigrationContext.configure(connection, opts=ours), metadata) == []
        made = {name for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='table'")}
    assert metadata.tables.keys() <= made


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Shopping: bread, milk, and a good deal more than fits into a header. " * 20)
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="it is no ledger"):
        Ledger.open(path)
    assert path.read_bytes() == before


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipe (name)")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="it is no ledger"):
        Ledger.open(path)
    assert path.read_bytes() == before


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="it is a folder"):
        Ledger.open(tmp_path)


def test_a_damaged_ledger_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Ledger.open(path) as ledger:
        filled(ledger)
    raw = bytearray(path.read_bytes())
    raw[4096:] = b"\xaa" * (len(raw) - 4096)
    path.write_bytes(raw)
    with pytest.raises(LedgerError, match="damaged"), Ledger.open(path) as ledger:
        ledger.stats()


def test_a_ledger_from_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Ledger.open(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA user_version={store.SCHEMA + 1}")
    with pytest.raises(LedgerError, match="newer version"):
        Ledger.open(path)


def test_a_ledger_that_another_process_writes_to_is_locked_for_writing_and_open_for_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Ledger.open(path) as ledger:
        filled(ledger)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Ledger.open(path, timeout=0.05) as ledger:
        assert ledger.stats().documents == 4
        with pytest.raises(LedgerLockedError, match="another process is writing to it") as caught:
            ledger.report(Issue("a.txt", "it is empty."))
    assert caught.value.remedy
    other.execute("ROLLBACK")


AS_NOBODY = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from onrecord.model import Issue
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
with Ledger.open(Path(sys.argv[1])) as ledger:
    print(ledger.stats().documents)
    try:
        ledger.report(Issue("a.txt", "it is empty."))
    except LedgerError as error:
        print(error)
try:
    Ledger.open(Path(sys.argv[1]).with_name("other.db"))
except LedgerError as error:
    print(error)
"""


def test_a_ledger_in_a_read_only_folder_can_be_read_and_says_that_it_cannot_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    with Ledger.open(folder / "a.db") as ledger:
        filled(ledger)
    (folder / "a.db").chmod(0o444)
    folder.chmod(0o555)
    for parent in (tmp_path, *tmp_path.parents):
        if parent.stat().st_uid == os.getuid() and str(parent).startswith("/tmp/"):
            parent.chmod(0o755)
    try:
        command = [sys.executable, "-c", AS_NOBODY, folder / "a.db", Path(__file__).parents[2]]
        said = subprocess.run(command, capture_output=True, text=True, check=False)
    finally:
        folder.chmod(0o755)
    assert said.stderr == ""
    read, written, made = said.stdout.splitlines()
    assert read == "4"
    assert "read-only" in written
    assert "cannot be opened or its folder cannot be written" in made or "read-only" in made


def test_two_processes_may_make_the_same_ledger_at_once(tmp_path: Path) -> None:
    path, failed = tmp_path / "a.db", []

    def make() -> None:
        try:
            with Ledger.open(path, timeout=20) as ledger:
                add(ledger, BRIDGE)
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with Ledger.open(path) as ledger:
        assert ledger.stats().documents == 1


def test_every_trouble_the_database_names_has_a_remedy() -> None:
    assert all(remedy for _, _, remedy in dialect._TROUBLES)


def test_a_ledger_of_the_first_version_is_brought_up_to_date_with_all_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    made = dialect.engine(path, 1)
    dialect.keep_journal(made)
    with made.connect().execution_options(**dialect.WRITING) as connection, connection.begin():
        upgrade(connection, "0001")
        dialect.mark(connection, 1)
        for statement in AN_OLD_LEDGER:
            connection.exec_driver_sql(statement)
    made.dispose()
    with Ledger.open(path) as ledger:
        day = date(2021, 1, 1)
        assert ledger.commitments(Filter(), day, facets=True).rows[0].action == "build a bridge"
        assert ledger.search("bridge", day).total == 1
        filled(ledger)
        assert [row.action for row in ledger.commitments(Filter(), day, facets=True).rows] == [
            "build a bridge",
            "plant a park",
        ]
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (store.SCHEMA,)


AN_OLD_LEDGER = (
    "INSERT INTO meta VALUES ('changes', '7')",
    "INSERT INTO commitment VALUES (1, 'c1', '2020-01-01', 'build a bridge', 'She will build a bridge.', "
    '\'{"action":"build a bridge","first_stated":"2020-01-01","id":"c1","kind":"plan","statements":[],'
    '"strength":"firm"}\')',
    "INSERT INTO spell VALUES (9, 1, 'c1', '2020-01-01', '9999-12-31', 'plan', 'firm', NULL, NULL, '2020-01-01', NULL,"
    " '9999-12-31', 'no report', NULL, NULL, 0, 0, 0, 0.5, 'build a bridge')",
)


def test_a_folder_that_cannot_be_made_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LedgerError, match="file"):
        Ledger.open(tmp_path / "file" / "a.db")
