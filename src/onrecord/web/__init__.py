"""The reading room and the review desk: `create_app(ledger, today=…)` gives an ASGI application.

Data moves one way here too: an address is read by `asking`, a function in `data` gathers what the page shows (frozen
values, no HTTP in them), a template writes it. Pages work without JavaScript; htmx and two small files only make them
quicker. No page reads the clock: the day to read from is in the address, today's is handed in.

To add a page: a module in `data`, a template, a route in `reading` (or `desk`), its words in the catalogues.
"""

from onrecord.web.app import create_app

__all__ = ["create_app"]
