"""What can go wrong, one small class each. `EXIT_CODES` and `HTTP_STATUSES` are the only mappings."""

from __future__ import annotations


class OnrecordError(Exception):
    """Base of all errors a user may see: one line saying what is wrong, one saying what to do."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class SpanError(OnrecordError):
    """A span does not fit the text it claims to quote."""


class SourceError(OnrecordError):
    """A source cannot be got: missing, unreadable, refused."""


class DocumentError(OnrecordError):
    """A captured source holds no story that can be read: empty, binary, too large, not text."""


class LedgerError(OnrecordError):
    """The ledger cannot be opened, read or written."""


class LedgerLockedError(LedgerError):
    """Another process holds the ledger."""


class ConflictError(OnrecordError):
    """Somebody else decided on the same thing meanwhile; `happened` holds what they did, oldest first."""

    def __init__(self, message: str, remedy: str = "", happened: tuple[object, ...] = ()) -> None:
        super().__init__(message, remedy)
        self.happened = happened


class NotFoundError(OnrecordError):
    """No such commitment, source or actor."""


class UsageError(OnrecordError):
    """A request that cannot be understood: a bad day, duration, filter or address."""


EXIT_CODES: dict[type[OnrecordError], int] = {
    UsageError: 2,
    SourceError: 3,
    DocumentError: 4,
    LedgerLockedError: 6,
    LedgerError: 5,
    NotFoundError: 7,
    ConflictError: 8,
    OnrecordError: 1,
}

HTTP_STATUSES: dict[type[OnrecordError], int] = {
    UsageError: 400,
    SourceError: 422,
    DocumentError: 422,
    LedgerLockedError: 503,
    LedgerError: 500,
    NotFoundError: 404,
    ConflictError: 409,
    OnrecordError: 500,
}


def mapped(error: OnrecordError, table: dict[type[OnrecordError], int]) -> int:
    """The entry of the nearest class of the error that the table names."""
    return next(table[cls] for cls in type(error).__mro__ if cls in table)
