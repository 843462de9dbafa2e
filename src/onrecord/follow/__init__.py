"""Following through: what became of a commitment, from later reporting.

passages_of(reading) -> passages            what a document may say of any commitment
follow(commitments, statements, actors, passages, copies) -> evidence
status(commitment, evidence, decisions, as_of) -> Status         pure
standings(commitment, evidence, decisions) -> intervals of it    pure
slippage(commitment, evidence) -> moves of the last day          pure
press_question(action, kind, ...) -> what to ask a press office   pure
"""

from onrecord.follow.following import follow
from onrecord.follow.passages import passages_of
from onrecord.follow.questions import press_question
from onrecord.follow.slippage import slippage
from onrecord.follow.status import ruled, standings, status

__all__ = ["follow", "passages_of", "press_question", "ruled", "slippage", "standings", "status"]
