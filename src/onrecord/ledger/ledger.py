"""The one object through which a ledger is written and read, put together from its parts."""

from __future__ import annotations

from onrecord.ledger.changing import Changing
from onrecord.ledger.concluding import Concluding
from onrecord.ledger.desk import Desk
from onrecord.ledger.directory import Directory
from onrecord.ledger.following import Following
from onrecord.ledger.searching import Searching
from onrecord.ledger.surviving import Surviving
from onrecord.ledger.taking import Taking


class Ledger(Taking, Concluding, Following, Desk, Directory, Changing, Searching, Surviving):
    """A ledger on disk. Open it with `Ledger.open`; it may be shared between threads.

    Every writing method is one transaction: killed at any point, it leaves the last consistent state. Reading
    methods see one consistent state each, also while another process writes. None reads the clock: the day to look
    from is always an argument, inclusive.

    Its methods, by the module that holds them:
        store: open, close, transaction, path
        taking: accept, record, fail, report, issues, accepted, unread, unresolved
        concluding: write_resolution
        following: write_evidence, write_standings, put_keys, drop_keys, candidates, crowded,
            linked, put_notes, notes
        deciding: decide, undo, version, decisions, history, waiting, export_decisions, import_decisions
        desk: queue, queue_item, code, agreement
        listing: commitments, every, rows, due, silent
        counting: counts, timeline
        showing: commitment, source, actor
        directory: sources, outlets, actors
        searching: search
        changing: changes
        shelves: save_filter, drop_filter, saved_filter, saved_filters, topics, put_topics
        replaying: reading, readings, statements, all_actors, all_commitments, evidence,
            evidence_on, evidence_in, published_since, are_parties, copies, passages
        surviving: verify, backup, carry_over, become, dump, stats
    """
