"""The trained tagger: a small encoder that marks, word piece by word piece, what is to be done.

The weights are an ONNX file beside this module, eight bits a weight, loaded on first use and kept. One thread, so
that the same text always gets the same marks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.errors import OnrecordError
from onrecord.extract.marks import COLUMNS, OUTSIDE, Floats, Marks
from onrecord.extract.windows import Pieces, Window, pieces, read, windows
from onrecord.model import Parsed, Sentence

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WEIGHTS = Path(__file__).with_name("weights")
_HEADS = ((0, 3), (3, 5), (5, 7), (7, 12), (12, 14))  # logits: begin-inside-outside, end, firm, kind, negated


class WeightsError(OnrecordError):
    """The trained weights are missing from the package."""


def session(name: str) -> Any:
    """An ONNX session over one of the package's own files, on one thread.

    Raises:
        WeightsError: where the file is missing.
    """
    import onnxruntime as ort  # type: ignore[import-untyped]

    path = WEIGHTS / name
    if not path.is_file():
        raise WeightsError(f"the trained weights {name} are missing", "Install onrecord anew.")
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@cache
def _encoder() -> Any:
    return session("tagger.onnx")


@cache
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer: Tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def encode(texts: Sequence[str]) -> list[tuple[list[int], list[tuple[int, int]]]]:
    """Word pieces of each text: their numbers and their characters."""
    return [(e.ids, e.offsets) for e in _tokenizer().encode_batch(list(texts), add_special_tokens=False)]


def mark(parsed: Parsed) -> Marks:
    """Mark every word piece of a document's sentences."""
    document = pieces(parsed.document.text, parsed.sentences, encode)
    return Marks.of(document.starts, document.ends, marked(document, parsed.sentences, _logits))


def marked(document: Pieces, sentences: Sequence[Sentence], logits: Callable[[Window], Floats]) -> Floats:
    """The rows of `Marks.p`, `logits` giving those of the heads for the core of a window.

    Sentences not found worth parsing are not read: their pieces count as outside, and the others are read as if they
    stood next to one another.
    """
    seen, places = read(document, sentences)
    p = np.zeros((len(document.ids), COLUMNS), np.float32)
    p[:, OUTSIDE] = 1.0
    for window in windows(seen):
        p[places[window.first : window.last]] = _probabilities(logits(window))
    return p


def _logits(window: Window) -> Floats:
    """One window at a time: eight-bit scales must not depend on neighbours."""
    (found,) = _encoder().run(None, {"ids": np.asarray([window.ids], np.int64)})
    return window.core(found[0])


def _probabilities(logits: Floats) -> Floats:
    """The columns of `Marks` from the heads' logits."""
    shares = [_softmax(logits[:, a:b]) for a, b in _HEADS]
    return np.concatenate([shares[0], shares[1][:, 1:], shares[2][:, 1:], shares[3], shares[4][:, 1:]], axis=1)


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares
