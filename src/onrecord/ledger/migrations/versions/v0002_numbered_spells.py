"""Spells are numbered in the order in which they were made; the queue is read from its index alone."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Go on counting from the highest number there is."""
    op.execute("DELETE FROM meta")
    op.execute("INSERT INTO meta (key, value) SELECT 'spells', CAST(coalesce(max(n), 0) AS TEXT) FROM spell")
    op.execute("UPDATE spell SET head = substr(head, 1, 32)")
    op.drop_index("spell_kind", table_name="spell")
    op.drop_index("proposal_queue", table_name="proposal")
    columns = ["decided", "rank", "confidence", "id", "day", "verb", "commitment"]
    op.create_index("proposal_queue", "proposal", columns)
