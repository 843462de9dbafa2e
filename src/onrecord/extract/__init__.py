"""extract: Parsed → Statement. A commitment as one document states it.

`extract(parsed) -> tuple[Statement, ...]` gives the commitments in reading order; `worth_parsing(sentence) -> bool`
is the cheap first look that the parser is given.

How: a small trained tagger marks what is to be done (`tagger`), the parse proposes phrases cut as a person would quote
them (`clauses`, `phrases`), a trained judge weighs every candidate (`features`, `judge`), plain constructions are let
in (`sure`), and the best set of stretches that do not touch is taken (`choose`). `explain` says why, and why not.
The weights are made by `scripts/train_extract.py`.

One more way of binding somebody is a row in `triggers.py`; one more plain construction a row in `sure.py`; one more
sign of refusal a row in `negation.py`; one more opener of a condition a row in `condition.py`: each with an example
and a counter-example. After a change to triggers or features the judge is trained anew.
"""

from onrecord.extract.engine import extract
from onrecord.extract.explain import Explanation, explain
from onrecord.extract.first_look import worth_parsing

__all__ = ["Explanation", "explain", "extract", "worth_parsing"]
