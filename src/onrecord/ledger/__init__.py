"""The store: what was read, what was concluded from it and what people decided, in one SQLite file.

`Ledger.open(path)` gives the one object everything else goes through; `Filter` says which commitments a list shows;
`views` holds the values that reading gives back. The ledger decides nothing: it keeps what the stages hand it,
checks every span against the stored text before writing, and can be read as it stood on any day.

Inside: `schema` names the tables, `migrations` makes them, `dialect` alone knows SQLite, `codec` turns values into
JSON and back. `taking`, `concluding`, `following`, `deciding` and `shelves` write; the other modules read. Lists go by
`spells`, which are derived from commitments and standings, and by the `board`, which is derived from spells. To keep
one more kind of value, add its table to `schema`, a migration that makes it, its codec test, and its part of `dump`.
"""

from onrecord.ledger.filters import Filter, Sort
from onrecord.ledger.ledger import Ledger

__all__ = ["Filter", "Ledger", "Sort"]
