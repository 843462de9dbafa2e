"""A capture becomes the document in it: the story's text, frozen and whole, and what the page says of itself.

    clean(capture) -> Document          raises DocumentError where there is no story
    decoded(capture) -> str             the characters that `Document.source_map` leads back to
    difference(old, new) -> changes     the paragraphs of the story that two captures of one page do not share

Text and JSON Lines are kept exactly as given; what is not the story is labelled in `set_aside`. What a line of page
furniture looks like is data: add a row to `rules.LINE_RULES`, `headings.HEADINGS` or `head.DATELINES`, each with an
example and a counter-example. To read one more media type, add a reader to `story.READERS`.
"""

from onrecord.clean.changes import difference
from onrecord.clean.story import clean, decoded

__all__ = ["clean", "decoded", "difference"]
