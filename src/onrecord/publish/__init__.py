"""What leaves: a list of commitments as calendar, feed, table or JSON, and the whole record as a static site.

Each form is a function from a ledger, a day and a filter to bytes or text; ids and UIDs stay the same for good, and a
form never reads the clock. To add a form: a module here with such a function, checked by a reader that somebody else
wrote, and its extension in the web's `leaving`.
"""
