"""Verb phrases and what governs them, read off a parsed sentence.

`frames` gives one frame for every verb that could say what is to be done, with the stretches of words (variants)
by which an annotator might quote it, and the construction that makes it binding, if there is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract.triggers import BY_ADJECTIVE, BY_MODAL, BY_NOUN, BY_VERB, Trigger
from onrecord.model import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "pcomp", "advcl", "relcl", "oprd", "csubj", "csubjpass", "acomp"})
_NOMINAL = frozenset({"dobj", "pobj", "nsubjpass", "attr", "oprd"})
_LEADING_ADVERBS = frozenset({"RB", "RBR", "RBS"})
_LATE = frozenset({"advcl", "relcl", "parataxis", "npadvmod", "punct", "cc", "dep"})


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of a sentence with their children and the edges of their subtrees (indices, half-open)."""

    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    left: tuple[int, ...]
    right: tuple[int, ...]

    @classmethod
    def of(cls, tokens: tuple[Token, ...]) -> Tree:
        """Build the tree; heads outside the sentence or in a ring are taken for roots."""
        children: list[list[int]] = [[] for _ in tokens]
        for i, token in enumerate(tokens):
            if token.head != i and 0 <= token.head < len(tokens):
                children[token.head].append(i)
        left, right = list(range(len(tokens))), list(range(1, len(tokens) + 1))
        for i in _upwards(tokens, children):
            for child in children[i]:
                left[i] = min(left[i], left[child])
                right[i] = max(right[i], right[child])
        return cls(tokens, tuple(map(tuple, children)), tuple(left), tuple(right))

    def child(self, index: int, labels: frozenset[str]) -> int | None:
        """The first child under one of the labels."""
        return next((c for c in self.children[index] if self.tokens[c].dep in labels), None)

    def heads(self, index: int) -> Iterator[int]:
        """What a word hangs on, what that hangs on, and so on to the root; none in a ring twice."""
        seen = {index}
        while 0 <= (over := self.tokens[index].head) < len(self.tokens) and over not in seen:
            seen.add(over)
            yield over
            index = over

    def helpers(self, index: int) -> tuple[Token, ...]:
        """The auxiliaries of a verb."""
        return tuple(self.tokens[c] for c in self.children[index] if self.tokens[c].dep in _AUXILIARIES)


def _upwards(tokens: tuple[Token, ...], children: list[list[int]]) -> list[int]:
    """Every index, children before their heads."""
    roots = [i for i, t in enumerate(tokens) if t.head == i or not 0 <= t.head < len(tokens)]
    order, stack = [], roots
    while stack:
        i = stack.pop()
        order.append(i)
        stack.extend(children[i])
    return order[::-1]


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb (or a noun that names a deed) and what governs it.

    Attributes:
        head: index of the verb.
        start, end: its phrase without subject and auxiliaries (token indices, half-open).
        subject: index of its subject, its own or shared with the verb it is joined to.
        trigger: the row of the table that fired, by name, or "".
        construction: active, passive, noun, adjective, modal, bare.
        modal: the name of the modal that governs it, or "".
        depth: how many verbs it hangs below the trigger by coordination.
        by: the trigger's own word (lemma), or "".
        link: how it hangs on the trigger: to, that, ing or another dependency label.
    """

    head: int
    start: int
    end: int
    subject: int | None
    trigger: str
    construction: str
    modal: str
    depth: int = 0
    by: str = ""
    link: str = ""

    @property
    def rule(self) -> str:
        """The name of the construction, as in "instruct.passive"; "" where none fired."""
        if self.trigger:
            return f"{self.trigger}.{self.construction}"
        return f"modal.{self.modal}" if self.modal else ""


def is_passive(tree: Tree, index: int) -> bool:
    """Whether the verb is in the passive."""
    return any(tree.tokens[c].dep in ("auxpass", "nsubjpass") for c in tree.children[index])


def modal_of(tree: Tree, index: int) -> str:
    """The name of the verb's own modal, or ""; "going to" and "is to" count as modals."""
    for c in tree.children[index]:
        token = tree.tokens[c]
        if token.dep in _AUXILIARIES and token.pos == "AUX":
            row = BY_MODAL.get(token.lemma.lower()) or BY_MODAL.get(token.text.lower())
            if row:
                return row.name
    head = tree.tokens[index].head
    if head == index or not has_to(tree, index):
        return ""
    over = tree.tokens[head]
    if over.lemma == "go" and over.tag == "VBG":
        return "going to"
    if over.lemma == "have" and tree.tokens[index].dep == "xcomp":
        return "have to"
    return "is to" if over.lemma == "be" and over.tag in ("VBZ", "VBP", "VBD") else ""


def has_to(tree: Tree, index: int) -> bool:
    """Whether the verb stands in the infinitive with "to"."""
    return any(tree.tokens[c].tag == "TO" for c in tree.children[index])


Governor = tuple[Trigger | None, str, str]
_NONE: Governor = (None, "", "")


def _governor(tree: Tree, index: int) -> Governor:
    """The trigger the verb is a complement of, the construction, and the trigger's word."""
    token = tree.tokens[index]
    if token.head == index or token.dep not in _CLAUSAL:
        return _NONE
    at = token.head
    over = tree.tokens[at]
    if over.pos == "ADP" and over.head != at:  # "a call for ending", "committed to ending"
        at, over = over.head, tree.tokens[over.head]
    lemma = over.lemma.lower()
    if over.pos in ("VERB", "AUX") and lemma in BY_VERB:
        return BY_VERB[lemma], "passive" if is_passive(tree, at) else "active", lemma
    if over.pos in ("NOUN", "PROPN") and lemma in BY_NOUN:
        return BY_NOUN[lemma], "noun", lemma
    if (over.pos == "ADJ" or over.tag == "VBN") and lemma in BY_ADJECTIVE:
        return BY_ADJECTIVE[lemma], "adjective", lemma
    return _object_of(tree, at, token)


def _object_of(tree: Tree, at: int, token: Token) -> Governor:
    """ "made a promise to draft", parsed with the infinitive under "made"; "be ready to draft" likewise."""
    for c in tree.children[at]:
        word = tree.tokens[c]
        if c == token.head or word.dep not in ("dobj", "attr", "acomp", "nsubjpass", "nsubj", "oprd"):
            continue
        lemma = word.lemma.lower()
        if word.pos == "NOUN" and lemma in BY_NOUN:
            return BY_NOUN[lemma], "noun", lemma
        if word.pos in ("ADJ", "VERB") and lemma in BY_ADJECTIVE:
            return BY_ADJECTIVE[lemma], "adjective", lemma
    return _NONE


def _phrase(tree: Tree, index: int) -> tuple[int, int]:
    """The verb with its complements and a leading adverb, without subject, auxiliaries and closing marks."""
    start = index
    for c in sorted(tree.children[index], reverse=True):
        if c != start - 1 or c > index:
            continue
        token = tree.tokens[c]
        if (token.dep == "advmod" and token.tag in _LEADING_ADVERBS) or (
            token.dep == "auxpass" and token.lemma == "be"
        ):
            start = c
    return start, trimmed(tree.tokens, start, tree.right[index])


def trimmed(tokens: Sequence[Token], start: int, end: int) -> int:
    """The end moved left over closing marks and dangling conjunctions."""
    while end - 1 > start and tokens[end - 1].pos in ("PUNCT", "CCONJ", "SPACE"):
        if tokens[end - 1].text in (")", "%", "]") or (tokens[end - 1].text in '”"' and _opens(tokens, start, end)):
            break
        end -= 1
    return end


def _opens(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(t.text in '“"' for t in tokens[start : end - 1])


def _subject(tree: Tree, index: int) -> int | None:
    """The verb's subject, its own or that of the verb it is joined to."""
    at = index
    for _ in range(8):
        found = tree.child(at, _SUBJECTS)
        if found is not None or tree.tokens[at].dep != "conj":
            return found
        at = tree.tokens[at].head
    return None


def _frame(tree: Tree, index: int) -> Frame:
    """The frame of one verb; a joined verb takes what governs the first one, unless it has its own."""
    at, depth = index, 0
    while True:
        trigger, construction, by = _governor(tree, at)
        modal = modal_of(tree, at)
        token = tree.tokens[at]
        if trigger or modal or token.dep != "conj" or token.head == at or depth > 12:
            break
        at, depth = token.head, depth + 1
    start, end = _phrase(tree, index)
    name = trigger.name if trigger else ""
    link = _link(tree, at) if trigger else ""
    return Frame(index, start, end, _subject(tree, index), name, construction or "bare", modal, depth, by, link)


def _link(tree: Tree, index: int) -> str:
    """How a verb hangs on its trigger."""
    if has_to(tree, index):
        return "to"
    if any(tree.tokens[c].dep == "mark" for c in tree.children[index]):
        return "that"
    return "ing" if tree.tokens[index].tag == "VBG" else tree.tokens[index].dep


def frames(tree: Tree) -> Iterator[Frame]:
    """One frame for every verb of the sentence, in order."""
    for i, token in enumerate(tree.tokens):
        if token.pos in ("VERB", "AUX") and token.dep not in _AUXILIARIES:
            yield _frame(tree, i)


def nominal_frames(tree: Tree) -> Iterator[Frame]:
    """Deeds named by a noun under a trigger: "called for an end to the strike", "approved the sale"."""
    for i, token in enumerate(tree.tokens):
        if token.pos != "NOUN" or token.dep not in _NOMINAL or token.head == i:
            continue
        at = token.head
        if tree.tokens[at].pos == "ADP" and tree.tokens[at].dep in ("prep", "dative"):
            at = tree.tokens[at].head
        over = tree.tokens[at]
        row = BY_VERB.get(over.lemma.lower()) if over.pos == "VERB" else BY_NOUN.get(over.lemma.lower())
        if row is None or at == i:
            continue
        construction = ("passive" if is_passive(tree, at) else "active") if over.pos == "VERB" else "noun"
        end = trimmed(tree.tokens, tree.left[i], tree.right[i])
        by = over.lemma.lower()
        subject = tree.child(at, _SUBJECTS)
        yield Frame(i, tree.left[i], end, subject, row.name, construction + " object", "", 0, by, token.dep)


def variants(tree: Tree, frame: Frame) -> Iterator[tuple[int, int, str]]:
    """The stretches by which a frame might be quoted: token indices (half-open) and the name of the cut."""
    start, end = frame.start, frame.end
    yield start, end, "phrase"
    if start != frame.head:
        yield frame.head, end, "verb"
    for name, cut in _early_ends(tree, frame):
        stop = trimmed(tree.tokens, start, cut)
        if start < stop < end:
            yield start, stop, name
    subject = tree.child(frame.head, _SUBJECTS)
    if subject is not None and tree.left[subject] < start:
        yield tree.left[subject], end, "clause"


def _early_ends(tree: Tree, frame: Frame) -> Iterator[tuple[str, int]]:
    """Where a shorter quotation of the phrase could stop."""
    for c in tree.children[frame.head]:
        token = tree.tokens[c]
        if c <= frame.head:
            continue
        if token.dep == "conj" and token.pos in ("VERB", "AUX"):
            yield "before joined verb", tree.left[c]
        elif token.dep in _LATE and token.dep not in ("punct", "cc"):
            yield "before clause", tree.left[c]
        elif token.dep in ("prep", "agent") and tree.left[c] > frame.head + 1:
            yield "before preposition", tree.left[c]
