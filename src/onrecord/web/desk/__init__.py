"""The review desk: what the program is unsure of, decided by a person, one screen and one key each.

`matter` gathers what a screen shows; `choices` is the table of what a person may choose and what decisions it makes;
`editing` reads corrected fields; `settling` brings the record up to date behind the scenes; `routes` translates.
Every decision is appended to the ledger with who, when, why, before and after; nothing here changes a record directly.

To offer one more choice: a row in `choices.CHOICES` with its key, and the function that makes its decisions.
"""
