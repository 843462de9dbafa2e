"""extract: Parsed → Statement. A commitment as one document states it.

`extract(parsed) -> tuple[Statement, ...]` gives the commitments in reading order; `worth_parsing(sentence) -> bool`
is the cheap first look that the parser is given.

One more way of binding somebody is a row in `triggers.py`; one more sign of refusal a row in `negation.py`; one more
opener of a condition a row in `condition.py`: each with an example and a counter-example.
"""

from onrecord.extract.engine import extract
from onrecord.extract.first_look import worth_parsing

__all__ = ["extract", "worth_parsing"]
