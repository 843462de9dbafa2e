"""Trains the tagger: a small published encoder, fine-tuned to mark what is to be done, kept in eight bits.

Loss: cross-entropy of five heads over the word pieces of a window's core, weighed by `WEIGHTS`; the heads for
strength, kind and refusal learn from marked pieces alone. AdamW, one cycle of rising and falling steps.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from extract_training.encoder import SPLIT, Tagger, base_folder, pretrained
from extract_training.material import KINDS, Example
from onrecord.extract.marks import Floats
from onrecord.extract.tagger import marked
from onrecord.extract.windows import Pieces, Window, pieces, read, windows

EPOCHS, RATE, HEAD_RATE, BATCH, DROPOUT = 3, 2.5e-4, 1e-3, 4, 0.1
WEIGHTS = (1.0, 0.3, 0.4, 0.5, 0.1)
Item = tuple[tuple[int, ...], NDArray[np.int64]]


def encode(texts: Sequence[str]) -> list[tuple[list[int], list[tuple[int, int]]]]:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return [(e.ids, e.offsets) for e in tokenizer.encode_batch(list(texts), add_special_tokens=False)]


def cut(example: Example) -> Pieces:
    return pieces(example.text, example.parsed.sentences, encode)


def labels(example: Example, document: Pieces) -> NDArray[np.int64]:
    """One row a piece: begin-inside-outside, end, firm, kind, negated; -1 where a head has nothing to learn."""
    rows = np.full((len(document.ids), len(SPLIT)), -1, np.int64)
    rows[:, :2] = 0
    for m in sorted(example.marked, key=lambda m: m.start - m.end):
        inside = np.flatnonzero((document.starts >= m.start) & (document.ends <= m.end))
        if len(inside):
            rows[inside] = (2, 0, int(m.firm), KINDS.index(m.kind), int(m.negated))
            rows[inside[0], 0], rows[inside[-1], 1] = 1, 1
    return rows


def items(examples: Sequence[Example]) -> Iterator[Item]:
    for example in examples:
        document, _ = read(cut(example), example.parsed.sentences)
        rows = labels(example, document)
        for w in windows(document):
            wanted = np.full((len(w.ids), len(SPLIT)), -1, np.int64)
            wanted[w.offset : w.offset + w.last - w.first] = rows[w.first : w.last]
            yield w.ids, wanted


def _batches(data: Sequence[Item], draw: random.Random) -> list[list[int]]:
    """Windows of like length together, in a drawn order."""
    order = list(range(len(data)))
    draw.shuffle(order)
    pools = [order[k : k + BATCH * 8] for k in range(0, len(order), BATCH * 8)]
    order = [i for pool in pools for i in sorted(pool, key=lambda i: len(data[i][0]))]
    batches = [order[k : k + BATCH] for k in range(0, len(order), BATCH)]
    draw.shuffle(batches)
    return batches


def _stacked(batch: Sequence[Item]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    length = max(len(ids) for ids, _ in batch)
    ids, mask = torch.zeros(2, len(batch), length, dtype=torch.long)
    wanted = torch.full((len(batch), length, len(SPLIT)), -1)
    for row, (numbers, rows) in enumerate(batch):
        ids[row, : len(numbers)] = torch.tensor(numbers)
        mask[row, : len(numbers)] = 1
        wanted[row, : len(numbers)] = torch.from_numpy(rows)
    return ids, mask, wanted


def _loss(logits: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    total = logits.new_zeros(())
    for weight, part, column in zip(WEIGHTS, logits.split(SPLIT, -1), wanted.unbind(-1), strict=True):
        if (column >= 0).any():
            total = total + weight * nn.functional.cross_entropy(part.flatten(0, 1), column.flatten(), ignore_index=-1)
    return total


def train(examples: Sequence[Example], seed: int) -> Tagger:
    """Fine-tune on the examples; the same seed and examples give the same weights on one kind of machine."""
    torch.manual_seed(seed)
    draw = random.Random(seed)
    model, data = pretrained(DROPOUT), list(items(examples))
    body = [p for n, p in model.named_parameters() if p.requires_grad and not n.startswith("head")]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": model.head.parameters(), "lr": HEAD_RATE}], weight_decay=0.01
    )
    steps = EPOCHS * -(-len(data) // BATCH)
    cycle = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / (0.1 * steps), (steps - s) / (0.9 * steps))
    )
    model.train()
    for _ in range(EPOCHS):
        for batch in _batches(data, draw):
            ids, mask, wanted = _stacked([data[i] for i in batch])
            with torch.autocast("cpu", torch.bfloat16):
                logits = model(ids, mask)
            optimiser.zero_grad()
            _loss(logits.float(), wanted).backward()
            nn.utils.clip_grad_norm_(body, 1.0)
            optimiser.step()
            cycle.step()
    return model.eval()


@torch.no_grad()
def predict(model: Tagger, example: Example) -> Floats:
    """The rows of `Marks.p` for one document."""

    def logits(window: Window) -> Floats:
        return window.core(model(torch.tensor([window.ids]))[0].numpy())

    return marked(cut(example), example.parsed.sentences, logits)


def export(model: Tagger, folder: Path) -> None:
    """Write the tagger as eight-bit ONNX, and its vocabulary beside it."""
    import shutil

    from onnxruntime.quantization import QuantType, quantize_dynamic

    full = folder / "tagger.full.onnx"
    torch.onnx.export(
        model.eval(),
        (torch.randint(5, 1000, (1, 40)),),
        str(full),
        input_names=["ids"],
        output_names=["logits"],
        dynamic_axes={"ids": {1: "pieces"}, "logits": {1: "pieces"}},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(str(full), str(folder / "tagger.onnx"), weight_type=QuantType.QInt8, per_channel=True)
    full.unlink()
    shutil.copyfile(base_folder() / "tokenizer.json", folder / "tokenizer.json")
