"""Who may ask so that it binds: a head of state or government who asks a subordinate gives an order.

The annotators' rule is that asking is an order where the one who asks has authority over the other and a concrete
task follows. Parliaments, courts and other heads are under nobody's orders.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.extract.who_people import rank_of
from onrecord.extract.who_scene import story_of
from onrecord.model import Kind, Mention, Parsed

_ASKS = re.compile(r"\b(?:ask(?:s|ed|ing)?\b|(?:want|(?:would|[’']d) like) you\b)[^.;:]{0,120}$", re.I)
_INDEPENDENT = re.compile(
    r"\b(?:parliament|duma|congress|senate|assembly|legislat\w+|deputies|speaker|court|judges?|nation|people|citizens|"
    r"voters|everyone|president|prime minister|king|queen|countries|partners|colleagues|business\w*|media)\b",
    re.I,
)


def standing(parsed: Parsed, before: str, kind: Kind, issuer: Mention | None, responsible: Mention | None) -> Kind:
    """The kind, with asking told from ordering by who asks whom.

    Args:
        parsed: the whole document read.
        before: the words of the sentence before the action.
        kind: as the judge found it.
        issuer, responsible: who asks whom.
    """
    if kind not in (Kind.CALL, Kind.ORDER) or issuer is None or not _ASKS.search(before):
        return kind
    heads = story_of(parsed).titles
    asked = responsible.name if responsible else ""
    if _INDEPENDENT.search(asked) or _is_head(heads.get(asked, ())):
        return Kind.CALL
    return Kind.ORDER if _is_head(heads.get(issuer.name, ())) else kind


def _is_head(titles: Iterable[str]) -> bool:
    return any(rank_of(title) == "chief" for title in titles)
