"""The one grammar that all modules of rows enter their rows into."""

from __future__ import annotations

from onrecord.text.deadlines.chart import Grammar

GRAMMAR = Grammar()
row = GRAMMAR.row
