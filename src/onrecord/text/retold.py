"""Whether a sentence tells of something as promised before: "will now open", "a year later than planned"."""

from __future__ import annotations

import re

_PLANNED = r"(?:planned|promised|pledged|due|expected|scheduled|foreseen|announced|intended|meant|supposed|set|agreed)"
_TOLD_AS_OLD = re.compile(
    r"\bmanifesto\b"
    r"|\b(?:promise|pledge|commitment|target|goal|vow|deadline)s? (?:goes|go|went|dates?|dated) (?:back|from)\b"
    r"|\b(?:on|with) (?:a|the|his|her|its|their) (?:promise|pledge|vow) (?:to|of)\b"
    r"|\b(?:had|has|have) (?:\w+ly )?(?:promised|pledged|vowed|committed)\b"
    r"|,? (?:which|that|who) (?:was|were) (?:\w+ly )?(?:(?:meant|due|supposed|expected|scheduled|planned) )?to\b"
    r"|\b(?:was|were) (?:\w+ly |first )?(?:to have|(?:meant|due|supposed|scheduled|expected) to)\b|\bwould have been\b"
    rf"|\b(?:later|sooner|earlier|longer) than (?:[^\s,.;]+ ){{0,4}}?(?:{_PLANNED}|foresaw)\b"
    rf"|\b(?:now|still) (?:{_PLANNED}|to)\b|\bwill now\b|\b(?:aim|goal|plan|target)s? (?:is|are|remains?) still\b"
    rf"|\bas (?:{_PLANNED}|(?:[^\s,.;]+ ){{1,5}}?(?:said|promised|announced|pledged) (?:in|on|last))\b"
    r"|\b(?:cancelled|abandoned|scrapped|postponed|delayed|shelved) (?:plan|scheme|project|bill|programme|program)s?\b"
    r"|\b(?:will|would) not [^.;]{0,60}\buntil\b|\b(?:deadline|target|date)\b[^.;]{0,60} will be missed\b",
    re.IGNORECASE,
)


def tells_as_old(sentence: str) -> bool:
    """Whether a sentence itself says that what is to be done in it was promised or planned before."""
    return _TOLD_AS_OLD.search(sentence) is not None
