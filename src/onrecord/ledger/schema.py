"""The tables of the ledger. `migrations` makes them; a test holds the two together.

Whole values lie as JSON in `data` columns, written by `codec`; beside them stand the columns that are searched,
sorted or joined by. Days are ISO text through SQLAlchemy's Date. `n` is a number of this file alone: it never leaves
the ledger and is no part of its logical content.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Float, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()


def _key(name: str) -> Column[str]:
    return Column(name, String, primary_key=True)


def _number() -> Column[int]:
    return Column("n", Integer, primary_key=True)


def _id() -> Column[str]:
    return Column("id", String, nullable=False, unique=True)


def _must(name: str, kind: type[String] | type[Text] | type[Integer] | type[Date] = String) -> Column[object]:
    return Column(name, kind, nullable=False)


meta = Table("meta", metadata, _key("key"), _must("value"))

# -- what was read ------------------------------------------------------------------------------------------------

capture = Table(
    "capture",
    metadata,
    _key("id"),
    _must("media_type"),
    _must("source"),
    _must("data", Text),  # when it was got and what came along
    _must("state"),  # accepted, read, resolved, failed
    Index("capture_state", "state"),
)
capture_source = Table("capture_source", metadata, _key("capture"), _key("source"))
document = Table(
    "document",
    metadata,
    _number(),
    _id(),
    _must("capture"),
    Column("day", Date),
    Column("title", Text),
    Column("url", Text),
    Column("outlet", String),
    Column("outlet_kind", String),
    Column("copy_of", String),
    _must("statements", Integer),
    _must("digest"),
    _must("data", Text),  # the document without its text
    Index("document_day", "day", "id"),
    Index("document_capture", "capture"),
    Index("document_url", "url"),
    Index("document_outlet", "outlet", "day"),
    Index("document_copy", "copy_of"),
)
document_text = Table(
    "document_text", metadata, Column("n", Integer, primary_key=True), Column("title", Text), _must("text", Text)
)
parsed = Table(
    "parsed",
    metadata,
    _key("document"),
    _must("sentences", Text),
    _must("quotations", Text),
    _must("mentions", Text),
)
statement = Table(
    "statement",
    metadata,
    _key("id"),
    _must("document"),
    _must("data", Text),
    Index("statement_document", "document"),
)
issue = Table("issue", metadata, _key("id"), _must("source"), _must("message", Text), _must("remedy", Text))

# -- what was concluded -------------------------------------------------------------------------------------------

actor = Table(
    "actor",
    metadata,
    _key("id"),
    _must("name"),
    _must("kind"),
    Column("first_day", Date),  # of any document that names it
    _must("data", Text),
)
actor_name = Table(
    "actor_name",
    metadata,
    _key("actor"),
    _key("text"),  # case folded
)
commitment = Table(
    "commitment",
    metadata,
    _number(),
    _id(),
    Column("first_stated", Date),
    _must("action", Text),
    _must("words", Text),  # what full-text search finds it by, from its first statement alone
    _must("data", Text),
)
commitment_statement = Table(
    "commitment_statement",
    metadata,
    _key("commitment"),
    _key("statement"),
    _must("document"),
    Column("day", Date),
    Index("commitment_statement_statement", "statement"),
    Index("commitment_statement_document", "document"),
    Index("commitment_statement_day", "day"),
)
commitment_outlet = Table(
    "commitment_outlet",
    metadata,
    Column("commitment", Integer, primary_key=True),
    Column("outlet", String, primary_key=True),
    _must("since", Date),
    Index("commitment_outlet_outlet", "outlet"),
)
evidence = Table(
    "evidence",
    metadata,
    _key("id"),
    _must("commitment"),
    _must("document"),
    Column("told", Date),
    Column("linked", Boolean, nullable=False),
    Column("copy_of", String),
    _must("data", Text),
    Index("evidence_commitment", "commitment"),
    Index("evidence_document", "document"),
    Index("evidence_told", "told"),
)
standing = Table(
    "standing",
    metadata,
    _key("commitment"),
    Column("since", Date, primary_key=True),
    _must("data", Text),
)
spell = Table(  # derived from commitment and standing: one row a commitment and stretch of days, for lists
    "spell",
    metadata,
    _number(),
    _must("commitment", Integer),
    _must("id"),
    _must("since", Date),
    _must("until", Date),  # exclusive
    _must("kind"),
    _must("strength"),
    Column("issuer", String),
    Column("responsible", String),
    Column("first_stated", Date),
    Column("due", Date),
    _must("due_key", Date),  # the last possible day where there is none
    _must("outcome"),
    Column("basis", String),
    Column("moved_to", Date),
    Column("moved", Boolean, nullable=False),
    Column("contradicted", Boolean, nullable=False),
    Column("settled", Boolean, nullable=False),
    Column("confidence", Float, nullable=False),
    _must("head"),  # the action's beginning, case folded
    Index("spell_commitment", "commitment", "since"),
    Index("spell_id", "id"),
    Index("spell_since", "since"),
    Index("spell_due", "due_key", "id"),
    Index("spell_issuer", "issuer", "due_key", "id", "since", "until"),
    Index("spell_responsible", "responsible", "due_key", "id", "since", "until"),
    Index("spell_first_stated", "first_stated", "id"),
    Index("spell_confidence", "confidence", "id"),
    Index("spell_head", "head", "id"),
    Index("spell_outcome", "outcome", "due_key", "id"),
)
block_key = Table("block_key", metadata, _key("kind"), _key("key"), _key("ref"))
note = Table("note", metadata, _key("kind"), _key("key"), _must("data", Text))  # what a stage keeps beside the readings

# -- what people decide -------------------------------------------------------------------------------------------

proposal = Table(
    "proposal",
    metadata,
    _key("id"),
    _must("stage"),  # resolve or follow: who replaces it
    _must("verb"),
    _must("subject"),
    Column("other", String),
    Column("commitment", String),
    Column("day", Date),
    _must("rank", Integer),
    Column("confidence", Float, nullable=False),
    Column("decided", Boolean, nullable=False),
    _must("data", Text),
    Index("proposal_queue", "decided", "rank", "confidence", "id", "day", "verb", "commitment"),
    Index("proposal_commitment", "commitment"),
    Index("proposal_subject", "subject"),
    Index("proposal_other", "other"),
)
decision = Table(
    "decision",
    metadata,
    Column("number", Integer, primary_key=True),
    _id(),
    _must("verb"),
    _must("subject"),
    Column("proposal", String),
    _must("who"),
    _must("batch"),
    Column("two_person", Boolean, nullable=False),
    Column("undoes", String),
    _must("data", Text),
    Index("decision_subject", "subject"),
    Index("decision_proposal", "proposal"),
    Index("decision_batch", "batch"),
    Index("decision_undoes", "undoes"),
)
coding = Table(
    "coding",
    metadata,
    Column("number", Integer, primary_key=True),
    _must("proposal"),
    _must("who"),
    _must("choice"),
    _must("at"),
    _must("note", Text),
    Index("coding_who", "who", "proposal"),
)
saved_filter = Table("saved_filter", metadata, _key("slug"), _must("title"), _must("query", Text))
topic = Table("topic", metadata, _key("slug"), _must("title"), _must("words", Text), _must("bodies", Text))
commitment_topic = Table(
    "commitment_topic",
    metadata,
    Column("commitment", Integer, primary_key=True),
    Column("topic", String, primary_key=True),
    Index("commitment_topic_topic", "topic"),
)
