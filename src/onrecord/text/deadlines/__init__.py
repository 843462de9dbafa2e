"""Expressions of time: a grammar of our own, pure, without a clock.

    find_times(text, published, *, anchors={}) -> tuple[TimeExpression, ...]

`scan` cuts runs of words of time out of a text, `chart` reads each run by the rows of the grammar in every way it
can be read, and `find` keeps the longest readings. The rows stand in the `rows_*` modules, each with an example and
a counter-example that run as tests. To add one: write a function that takes the values of the `<kinds>` in its
patterns and returns the value of its own kind (a `Moment`, a `Frame`), or None where it makes no sense; put `@row`
with the patterns above it; give the phrase it is for and a phrase it must leave alone.

What the words mean follows the annotation guidelines: ends are inclusive, "by 2030" is until 2030-12-31, relative
expressions count from the day of publication, and what cannot be known stays None while the words are kept.
"""

from onrecord.text.deadlines.expression import TimeExpression
from onrecord.text.deadlines.find import find_times

__all__ = ["TimeExpression", "find_times"]
