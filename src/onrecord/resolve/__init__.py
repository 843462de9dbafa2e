"""resolve: Readings → actors and commitments: one person under many spellings, one promise in many stories.

    resolve(readings, decisions=()) -> Resolution
    extend(new, shelf, decisions=()) -> Change | None   only what a few new documents touch
    entered(readings, resolution, …) -> Entries         what is kept beside the readings for that

Pure and independent of the order of the readings. Ids hang on content alone: an actor has the id of its fullest
name, a commitment that of its earliest statement; ids that other members would have given lead to it (`aliases`).

To add one more feature by which names are compared, add a function and a row to `features.TABLE`; by which
statements are compared, to `likeness.TABLE`.
"""

from onrecord.resolve.entering import KINDS, NOTES, Entries
from onrecord.resolve.extend import Change, entered, extend
from onrecord.resolve.resolution import Copies, Resolution
from onrecord.resolve.verb import resolve

__all__ = ["KINDS", "NOTES", "Change", "Copies", "Entries", "Resolution", "entered", "extend", "resolve"]
