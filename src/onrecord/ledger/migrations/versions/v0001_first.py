"""What was read, what was concluded from it, and what people decided."""

import sqlalchemy as sa
from alembic import op

from onrecord.ledger import dialect

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of version 1."""
    _captures_and_documents_1()
    _captures_and_documents_2()
    _actors_and_commitments_1()
    _actors_and_commitments_2()
    _lists()
    _decisions_1()
    _decisions_2()
    for table, columns in (("document_text", ("title", "text")), ("commitment", ("action", "words"))):
        for statement in dialect.text_index(table, columns):
            op.execute(statement)


def _captures_and_documents_1() -> None:
    op.create_table(
        "capture",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("capture_state", "capture", ["state"], unique=False)
    op.create_table(
        "capture_source",
        sa.Column("capture", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("capture", "source"),
    )
    op.create_table(
        "document",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("capture", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.String(), nullable=True),
        sa.Column("outlet_kind", sa.String(), nullable=True),
        sa.Column("copy_of", sa.String(), nullable=True),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("document_capture", "document", ["capture"], unique=False)
    op.create_index("document_copy", "document", ["copy_of"], unique=False)
    op.create_index("document_day", "document", ["day", "id"], unique=False)
    op.create_index("document_outlet", "document", ["outlet", "day"], unique=False)
    op.create_index("document_url", "document", ["url"], unique=False)


def _captures_and_documents_2() -> None:
    op.create_table(
        "document_text",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
    )
    op.create_table(
        "parsed",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("sentences", sa.Text(), nullable=False),
        sa.Column("quotations", sa.Text(), nullable=False),
        sa.Column("mentions", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("document"),
    )
    op.create_table(
        "statement",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("statement_document", "statement", ["document"], unique=False)
    op.create_table(
        "issue",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("remedy", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _actors_and_commitments_1() -> None:
    op.create_table(
        "actor",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "actor_name",
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("actor", "text"),
    )
    op.create_table(
        "block_key",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", "ref"),
    )
    op.create_table(
        "commitment",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("first_stated", sa.Date(), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "commitment_statement",
        sa.Column("commitment", sa.String(), nullable=False),
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("commitment", "statement"),
    )
    op.create_index("commitment_statement_day", "commitment_statement", ["day"], unique=False)
    op.create_index("commitment_statement_document", "commitment_statement", ["document"], unique=False)
    op.create_index("commitment_statement_statement", "commitment_statement", ["statement"], unique=False)


def _actors_and_commitments_2() -> None:
    op.create_table(
        "commitment_outlet",
        sa.Column("commitment", sa.Integer(), nullable=False),
        sa.Column("outlet", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("commitment", "outlet"),
    )
    op.create_index("commitment_outlet_outlet", "commitment_outlet", ["outlet"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("commitment", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("told", sa.Date(), nullable=True),
        sa.Column("linked", sa.Boolean(), nullable=False),
        sa.Column("copy_of", sa.String(), nullable=True),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("evidence_commitment", "evidence", ["commitment"], unique=False)
    op.create_index("evidence_document", "evidence", ["document"], unique=False)
    op.create_index("evidence_told", "evidence", ["told"], unique=False)
    op.create_table(
        "standing",
        sa.Column("commitment", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("commitment", "since"),
    )


def _lists() -> None:
    op.create_table(
        "spell",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("commitment", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("strength", sa.String(), nullable=False),
        sa.Column("issuer", sa.String(), nullable=True),
        sa.Column("responsible", sa.String(), nullable=True),
        sa.Column("first_stated", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("due_key", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=True),
        sa.Column("moved_to", sa.Date(), nullable=True),
        sa.Column("moved", sa.Boolean(), nullable=False),
        sa.Column("contradicted", sa.Boolean(), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
    )
    op.create_index("spell_commitment", "spell", ["commitment", "since"], unique=False)
    op.create_index("spell_confidence", "spell", ["confidence", "id"], unique=False)
    op.create_index("spell_due", "spell", ["due_key", "id"], unique=False)
    op.create_index("spell_first_stated", "spell", ["first_stated", "id"], unique=False)
    op.create_index("spell_head", "spell", ["head", "id"], unique=False)
    op.create_index("spell_id", "spell", ["id"], unique=False)
    op.create_index("spell_issuer", "spell", ["issuer", "due_key", "id", "since", "until"], unique=False)
    op.create_index("spell_kind", "spell", ["kind", "due_key", "id"], unique=False)
    op.create_index("spell_outcome", "spell", ["outcome", "due_key", "id"], unique=False)
    op.create_index("spell_responsible", "spell", ["responsible", "due_key", "id", "since", "until"], unique=False)
    op.create_index("spell_since", "spell", ["since"], unique=False)


def _decisions_1() -> None:
    op.create_table(
        "proposal",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=True),
        sa.Column("commitment", sa.String(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("decided", sa.Boolean(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("proposal_commitment", "proposal", ["commitment"], unique=False)
    op.create_index("proposal_other", "proposal", ["other"], unique=False)
    op.create_index("proposal_queue", "proposal", ["decided", "rank", "confidence", "id"], unique=False)
    op.create_index("proposal_subject", "proposal", ["subject"], unique=False)
    op.create_table(
        "decision",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("proposal", sa.String(), nullable=True),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("batch", sa.String(), nullable=False),
        sa.Column("two_person", sa.Boolean(), nullable=False),
        sa.Column("undoes", sa.String(), nullable=True),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("decision_batch", "decision", ["batch"], unique=False)
    op.create_index("decision_proposal", "decision", ["proposal"], unique=False)
    op.create_index("decision_subject", "decision", ["subject"], unique=False)
    op.create_index("decision_undoes", "decision", ["undoes"], unique=False)


def _decisions_2() -> None:
    op.create_table(
        "coding",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("proposal", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("choice", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("coding_who", "coding", ["who", "proposal"], unique=False)
    op.create_table(
        "saved_filter",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("slug"),
    )
    op.create_table(
        "topic",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("bodies", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("slug"),
    )
    op.create_table(
        "commitment_topic",
        sa.Column("commitment", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("commitment", "topic"),
    )
    op.create_index("commitment_topic_topic", "commitment_topic", ["topic"], unique=False)
    op.create_table(
        "meta",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
