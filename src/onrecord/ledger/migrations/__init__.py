"""The ledger's schema, step by step: one file a version in `versions`, run by Alembic.

To change the schema: change `schema`, add the next file here (`upgrade` alone; a ledger never goes back), and raise
`store.SCHEMA`. A file that was released is never changed.
"""
