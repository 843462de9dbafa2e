"""parse: Document → Parsed. Who said what in which sentence.

`parse(document, wanted=None) -> Parsed` gives the sentences of the story, the quotations with their speakers and
everybody named. Syntax is made only for sentences whose text `wanted` accepts (None: all), since it costs most.

One more abbreviation goes into `abbreviations.py`; one more title, body or country into `lexicon.py`; one more
reason not to end a sentence is a function in `sentences._VETOES`; one more verb of telling goes into
`lexicon.TELLING`. Each comes with an example and a counter-example in `tests/parse`.
"""

from onrecord.parse.reader import parse

__all__ = ["parse"]
