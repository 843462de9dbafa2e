"""How a chosen stretch is quoted: from where a reader would begin, whatever the tagger began with.

"Is to start in May" begins with the verb that says what is done; "will be built" takes in what is built, for a passive
without it says nothing; an adverb between "to" and its verb belongs to the verb; no mark of punctuation begins it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.candidate import Candidate
from onrecord.extract.clauses import Tree, has_to, is_passive
from onrecord.extract.context import Setting
from onrecord.extract.who_words import CATEGORY
from onrecord.model import Span

_MANNER = re.compile(r"\bto ((?:[a-z]+ly )+)$")
_FIGURE = re.compile(r"\d[.,]\d")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ALL_SUBJECTS = _SUBJECTS | {"csubj", "csubjpass"}
_BETWEEN = frozenset({"aux", "auxpass", "advmod", "neg", "punct"})
_RELATIVE = frozenset({"WDT", "WP", "EX"})
_BINDING = frozenset({"tell", "order", "call", "pledge", "decide", "plan"})
_DASHES = frozenset({"–", "—", "-", "--"})
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
_OPENING = "\"“‘«('["
_LEAST = 3  # words an action keeps when helpers are cut off its beginning


def quoted(setting: Setting, chosen: Sequence[Candidate]) -> list[Span | None]:
    """The chosen candidates as they are quoted, none reaching into the one before it.

    None stands for one that is but the subject of the next: "Work on the pier" of "is to start in May". It is quoted
    with that.
    """
    document = setting.parsed.document
    spans: list[Span | None] = []
    after, subject = 0, None
    following = [*chosen[1:], None]
    for candidate, next_one in zip(chosen, following, strict=False):
        start = max(after, _start(setting, candidate)) if subject is None else subject
        until = next_one.start if next_one else len(document.text)
        after = _closed(document.text, start, _whole_word(document.text, candidate.end, until), until)
        joins = next_one is not None and _is_subject_of(setting, candidate, next_one)
        spans.append(None if joins else document.span(start, after))
        subject = start if joins else None
    return spans


def _is_subject_of(setting: Setting, one: Candidate, other: Candidate) -> bool:
    tree = setting.trees[one.sentence]
    if tree is None or one.sentence != other.sentence:
        return False
    first, second = (_tops(tree, c) for c in (one, other))
    if len(first) != 1:
        return False
    token = tree.tokens[first[0]]
    near = {*second, *(tree.tokens[i].head for i in second if tree.tokens[i].dep == "xcomp")}
    return token.dep in _ALL_SUBJECTS and token.head in near and tree.tokens[token.head].start >= one.end


def _tops(tree: Tree, candidate: Candidate) -> list[int]:
    """The words of a stretch that hang on nothing in it."""
    inside = [i for i, t in enumerate(tree.tokens) if candidate.start <= t.start < candidate.end and t.pos != "PUNCT"]
    return [i for i in inside if _is_top(tree, i, inside)]


def _whole_word(text: str, end: int, until: int) -> int:
    """The end of a word or a figure whose piece a stretch ends with: "£3" of "£3.7 billion" is none."""
    while end < until and (text[end - 1 : end + 1].isalnum() or _FIGURE.search(text, end - 2, end + 2)):
        end += 1
    return end


def _closed(text: str, start: int, end: int, until: int) -> int:
    """The end of a stretch with the mark that closes what it opens, where that follows at once: "(UNICEF" of two."""
    stretch = text[start:end]
    opened = [close for open_, close in _PAIRS if stretch.count(open_) > stretch.count(close)]
    return end + 1 if end < until and text[end : end + 1] in opened else end


def _start(setting: Setting, candidate: Candidate) -> int:
    tree, text = setting.trees[candidate.sentence], setting.parsed.document.text
    if tree is None:
        return candidate.start
    first = next((i for i, t in enumerate(tree.tokens) if t.end > candidate.start and t.pos != "PUNCT"), None)
    if first is None or tree.tokens[first].start >= candidate.end:
        return candidate.start
    began = tree.tokens[first].start
    first = _begun(tree, first, candidate.end)
    manner = _MANNER.search(text[max(0, tree.tokens[first].start - 60) : tree.tokens[first].start])
    start = tree.tokens[first].start - (len(manner[1]) if manner else 0)
    return candidate.start if start == began and text[candidate.start] in _OPENING else start


def _begun(tree: Tree, first: int, end: int) -> int:
    """The word a quotation begins with, given the first of the stretch and the character it ends before."""
    last = next((i for i in range(first, len(tree.tokens)) if tree.tokens[i].start >= end), len(tree.tokens))
    inside = range(first, last)
    head = next((i for i in inside if tree.tokens[i].pos in ("VERB", "AUX") and _is_top(tree, i, inside)), None)
    told = None if head is None else _told(tree, head, inside)
    if told is not None:
        return _begun(tree, told, end)
    if head is not None and is_passive(tree, head):
        subject = tree.child(head, _SUBJECTS)
        if subject is not None and subject < first and _leads_to(tree, subject, head, first):
            return _named(tree, subject)
    return _without_helpers(tree, first, last - _LEAST)


def _told(tree: Tree, head: int, inside: range) -> int | None:
    """Where begins what somebody said or called for, if the stretch begins with that: "said [a paper would come]"."""
    token = tree.tokens[head]
    category = CATEGORY.get(token.lemma.lower())
    if category not in _BINDING or token.tag not in ("VBD", "VBZ", "VBP") or head != inside.start:
        return None
    said = tree.child(head, frozenset({"ccomp", "xcomp"}))
    if said is not None and said > head and said in inside:
        if has_to(tree, said):
            return said
        return next((i for i in range(tree.left[said], said + 1) if tree.tokens[i].dep not in ("mark", "punct")), None)
    after = head + 1
    if category != "call" or after not in inside or tree.tokens[after].text.lower() != "for":
        return None
    called = tree.child(after, frozenset({"pobj", "pcomp"}))
    return None if called is None else tree.left[called]


def _is_top(tree: Tree, index: int, inside: Sequence[int]) -> bool:
    head = tree.tokens[index].head
    return head == index or head not in inside


def _leads_to(tree: Tree, subject: int, head: int, first: int) -> bool:
    """Whether nothing but helpers stands between a passive's own subject and the stretch."""
    between = (tree.tokens[i] for i in range(tree.right[subject], first))
    named = tree.tokens[subject].pos != "PRON" and tree.tokens[subject].tag not in _RELATIVE
    return named and all(t.head == head and t.dep in _BETWEEN for t in between)


def _named(tree: Tree, subject: int) -> int:
    """The first word of a subject, without a dateline that the parse drew into it."""
    start = subject
    while start > tree.left[subject] and tree.tokens[start - 1].text not in _DASHES:
        start -= 1
    while start < subject and tree.tokens[start].pos in ("PUNCT", "SPACE", "CCONJ"):
        start += 1
    return start


def _without_helpers(tree: Tree, first: int, last: int) -> int:
    """Past "which", "will", "is to" and "to"; a lone "be" stays."""
    while first < last:
        token, following = tree.tokens[first], tree.tokens[first + 1]
        relative = token.tag in ("WDT", "WP") and token.dep in _SUBJECTS and following.tag == "MD"
        modal = token.tag == "MD" and token.dep == "aux"
        is_to = token.lemma == "be" and token.tag in ("VBZ", "VBP", "VBD") and following.tag == "TO"
        if not (relative or modal or is_to or token.tag == "TO"):
            break
        first += 1
    return first
