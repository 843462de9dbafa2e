"""Following through: what became of a commitment, from later reporting.

    passages_of(reading) -> passages                                      a pure map over documents
    follow(commitments, statements, actors, passages, copies) -> evidence
    retell(documents, …, shelf, …) -> what the stories tell that a change touches
    status(commitment, evidence, decisions, as_of) -> Status              and, as intervals, standings(…)
    slippage(commitment, evidence) -> moves of the last day
    silent(…), changes(…)                                                 what to look at in the morning
    rating(status, scale), press_question(…)                              what leaves for readers and press offices

`passages_of` keeps what may tell of an outcome; `Index` (cases) brings stories and commitments together by keys of
their words; `retelling` goes through the touched stories of a store alone; `topic` says what a commitment is about,
by what its words say (`wording`), the clause around it (`clauses`) and what is named there (`named`); `matching`
measures how far a passage speaks of it, `bearing` adds the features up to a confidence, `judge` reads the relation,
`figures` compares numbers, `restated` finds a commitment stated again, `promised` a promise that is another, `voices`
whose word it is, `moving` the new day; `drafts` puts these together and chooses.
All but the weights is data: a sign of an outcome is a row of `data/cues.tsv`, what is told of an act once it is done
(`acts`) one of `data/acts.tsv`, a source one of `data/voices.tsv`, an outlet one of `data/outlets.tsv`, words of one
idea one of `data/concepts.tsv`, each with what it holds for. To add a
feature, give it a weight in `bearing.WEIGHTS` and its value in one of the tables that `bearing.reasons_for` joins.
"""

from onrecord.follow.cases import Case, Index, case_of, keys_of
from onrecord.follow.digests import Change, Followed, Silence, changes, silent
from onrecord.follow.following import follow
from onrecord.follow.named import story_terms
from onrecord.follow.outlets import read_outlets
from onrecord.follow.passages import Passage, Story, passages_of
from onrecord.follow.questions import press_question
from onrecord.follow.retelling import CASE, KIND, PAIR, STORY, Retold, entries, prepared, retell, stories
from onrecord.follow.scales import SCALES, rating
from onrecord.follow.slippage import current_end, slippage
from onrecord.follow.status import by_commitment, ruled, standings, status

__all__ = [
    "CASE",
    "KIND",
    "PAIR",
    "SCALES",
    "STORY",
    "Case",
    "Change",
    "Followed",
    "Index",
    "Passage",
    "Retold",
    "Silence",
    "Story",
    "by_commitment",
    "case_of",
    "changes",
    "current_end",
    "entries",
    "follow",
    "keys_of",
    "passages_of",
    "prepared",
    "press_question",
    "rating",
    "read_outlets",
    "retell",
    "ruled",
    "silent",
    "slippage",
    "standings",
    "status",
    "stories",
    "story_terms",
]
