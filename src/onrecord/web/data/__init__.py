"""What each page shows, as frozen values: one function a page, from a ledger and a day.

These functions know nothing of HTTP or HTML, so that an API can call them; the routes only translate an address into
a call and the value into a template. To add a page: a module here with a value and a function, a template, a route.
"""
