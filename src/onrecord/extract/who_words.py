"""Verbs that bind, ask, promise or report, and the pronouns that need a speaker, as data."""

from __future__ import annotations

_VERBS = {
    "order": "instruct order direct task require charge command mandate oblige authorize authorise commission assign "
    "demand delegate compel subpoena tell summon entrust instruction directive decree ban prohibit forbid",
    "call": "call urge ask request recommend propose invite appeal suggest advise encourage warn beg press proposal "
    "recommendation request appeal",
    "pledge": "promise vow pledge commit undertake guarantee agree assure offer ensure swear commitment agreement "
    "promise pledge guarantee",
    "decide": "decide approve adopt sign rule allocate establish appoint resolve determine vote decision ruling "
    "endorse ratify pass",
    "plan": "plan intend aim prepare intention hope want seek wish consider plan goal aim look",
    "expect": "expect schedule due set slate project anticipate believe",
    "tell": "say state note stress announce declare add emphasize emphasise explain report confirm claim believe "
    "recall point insist inform reveal write argue mention underline reiterate express think statement comment",
    "need": "need necessary important essential have must should crucial vital imperative urgent",
    "allow": "allow permit enable let help make",
    "go": "continue begin start try go keep manage work be become",
}
CATEGORY = {lemma: name for name, lemmas in _VERBS.items() for lemma in lemmas.split()}
FIRST_PERSON = frozenset(["i", "we", "me", "us", "our", "my", "ours", "myself", "ourselves"])
THIRD_PERSON = frozenset(["it", "they", "them", "its", "their", "itself", "themselves"])
IMPERSONAL = frozenset(
    ["there", "this", "that", "these", "those", "which", "who", "what", "one", "you", "your", "everyone"]
)
